/** The wire format: what the server sends and takes, as docs/reference describes it. */

import type { Answer } from './reports';
import type { components } from './schema';

type Schemas = components['schemas'];

/** A text in one or more languages: {"de": "…", "en": "…"}. */
export type Text = Partial<Record<string, string>>;
export type Role = Schemas['Role'];
export type Session = Answer<Schemas['Session']>;
export type Workspace = Answer<Schemas['Workspace']>;
export type Member = Answer<Schemas['Member']>;
/** The secret is only in the answer that makes the token. */
export type Token = Answer<Schemas['Token']> & { secret?: string };

export type Kind = 'journey' | 'touchpoint' | 'persona' | 'target-group' | 'stakeholder' | 'stakeholder-relation' | 'goal' | 'channel' | 'system' | 'department' | 'insight' | 'strategy' | 'scoring' | 'opportunity' | 'initiative' | 'workshop' | 'project' | 'phase-model' | 'view'
  | 'device' | 'knowledge-item' | 'metric' | 'custom-lane' | 'term' | 'field';

export interface Document<Body> {
  id: string;
  kind: Kind;
  version: number;
  created_at: string;
  changed_at: string;
  changed_by: string | null;
  removed: boolean;
  body: Body;
}

/** One step of a change; paths address members of arrays by their id. */
export type Operation =
  | { op: 'set'; path: string; value?: unknown }
  | { op: 'insert'; path: string; after?: string | null; value: { id: string } & Record<string, unknown> }
  | { op: 'remove'; path: string }
  | { op: 'move'; path: string; to: string; after?: string | null };

export interface Change {
  sequence: number;
  at: string;
  author: string | null;
  action?: 'create' | 'change' | 'remove' | 'restore';
  operations: Operation[];
  undoes: number | null;
  /** The version that its author saw. */
  base_version?: number | null;
  /** The name that its sender gave it. */
  change_id?: string | null;
  /** Operations that were not carried out, because the change `because` had removed what they are about. */
  dropped?: { operations: Operation[]; because: number } | null;
}

/** A change as the stream of its workspace brings it. */
export interface FeedEntry { number: number; document: string; kind: Kind; change: Change; author: string | null }

/** One open page of one person; without a document it was left. */
export interface Present { user: string; name: string; page: string; document: string | null; place: string | null }

export interface Changed<Body> { document: Document<Body>; change: Change; overlapping: Change[] }

export type TouchKind = 'digital' | 'physical' | 'both' | 'external';
export type EvidenceLevel = 'assumption' | 'qualitative' | 'quantitative';
export interface Evidence { level: EvidenceLevel; sources?: string[]; date?: string; n?: number; author?: string }

export interface Step {
  id: string;
  title: Text;
  description?: Text;
  optional?: boolean;
  repeatable?: boolean;
  order_free?: boolean;
  alternatives?: Text[];
  duration?: Text;
  waiting?: Text;
  patience_days?: number | null;
  moment_of_truth?: boolean;
  decisive_moment?: boolean;
  emotion?: { assumed?: number | null; staff?: number | null };
  next?: { step: string; condition: Text }[];
  discovered?: { customers: number; share: number };
}
export interface Phase { id: string; title: Text; description?: Text; model_phase?: string | null; steps: Step[] }
export interface Card {
  id: string;
  step: string;
  text?: Text;
  reference?: { kind: string; id: string } | null;
  evidence?: Evidence | null;
  tone?: 'good' | 'bad' | 'neutral' | null;
}
export interface Lane { id: string; kind: string; title: Text; cards: Card[] }

export interface Journey {
  title: Text;
  description?: Text;
  kind?: 'as-is' | 'to-be' | 'ideal';
  state?: 'draft' | 'in-review' | 'live' | 'retired';
  /** 0 the whole life of a customer, 1 a journey, more for parts of parts. */
  level?: number;
  parent?: string | null;
  personas?: string[];
  market?: string;
  goal?: string | null;
  owner?: string;
  expected_outcome?: Text;
  phase_model?: string | null;
  timeout_days?: number;
  loop?: { from_step: string; to_step: string } | null;
  fields?: FieldValues;
  /** What it inherits from. */
  variant_of?: { base: string; dimension?: 'market' | 'brand' | 'segment' | 'future' | 'other'; label?: Text } | null;
  phases: Phase[];
  lanes: Lane[];
}

export interface PropertyRule { name: string; operator: 'equals' | 'not-equals' | 'contains' | 'starts-with' | 'matches'; value: string }
export interface Binding { event?: string; pattern?: string; property?: PropertyRule }

export interface Processing {
  personal_data?: boolean;
  purpose?: Text;
  legal_basis?: string;
  legal_basis_note?: Text;
  data_subjects?: Text;
  data_fields?: Text;
  special_categories?: boolean;
  retention?: Text;
  recipients?: Text;
  processors?: Text;
  third_countries?: Text;
  third_country_safeguard?: string;
  security?: Text;
  impact_assessment?: string;
}

export interface Touchpoint {
  key: string;
  title: Text;
  description?: Text;
  kind?: TouchKind;
  category?: string;
  channel?: string | null;
  owners?: string[];
  department?: string | null;
  systems?: string[];
  staff_knowledge?: Text;
  cost_per_contact?: { amount: number; currency: string } | null;
  importance_customer?: number | null;
  importance_company?: number | null;
  moment_of_truth?: boolean;
  staff_rating?: number | null;
  processing?: Processing | null;
  bindings?: Binding[];
  goals?: string[];
  fields?: FieldValues;
}

export interface Persona {
  name: string;
  role?: Text;
  group?: Text;
  portrait?: string;
  quote?: Text;
  age?: number | null;
  gender?: Text;
  residence?: Text;
  income?: Text;
  family?: Text;
  occupation?: Text;
  career?: Text;
  interests?: Text;
  hobbies?: Text;
  character?: Text;
  consumption?: Text;
  pain_points?: Text;
  challenges?: Text;
  fears?: Text;
  values?: Text;
  goals?: Text;
  information_behaviour?: Text;
  advertising_channels?: Text;
  channel_affinity?: { channel: string; affinity: number }[];
  custom?: { label: Text; value: Text }[];
  segment?: { property: string; value: string }[];
  fields?: FieldValues;
}

/** Several personas as one customer group. */
export interface TargetGroup { title: Text; description?: Text; personas?: string[]; segment?: { property: string; value: string }[]; fields?: FieldValues }

export interface Stakeholder {
  title: Text;
  description?: Text;
  kind?: 'person' | 'team' | 'role' | 'partner' | 'system' | 'authority' | null;
  closeness?: 'direct' | 'indirect' | 'surroundings';
  sourcing?: 'internal' | 'external' | 'outsourced';
  outsourcing?: Text;
  influence?: number | null;
  user?: string | null;
  department?: string | null;
  touchpoints?: string[];
  fields?: FieldValues;
}
export interface Party { kind: 'customer' | 'persona' | 'stakeholder'; id?: string }
export interface StakeholderRelation {
  from: Party;
  to: Party;
  given?: 'service' | 'information' | 'money' | 'goods' | 'rules' | 'trust';
  title?: Text;
  description?: Text;
  influence?: number | null;
  effect?: 'neutral' | 'benefits' | 'suffers';
  frequency?: 'continuously' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'occasionally' | null;
}

export interface Goal { title: Text; kind?: string; description?: Text; measure?: Text; owner?: string; strategies?: string[]; fields?: FieldValues }
export interface Strategy { title: Text; description?: Text; owner?: string; horizon?: Text }
export interface Channel { title: Text; kind?: TouchKind; fields?: FieldValues }
export interface Named { title: Text; description?: Text; fields?: FieldValues }
export interface Department extends Named { goals?: string[] }
export interface KnowledgeItem extends Named { source?: string; owner?: string }
export interface Insight {
  title: Text;
  description?: Text;
  kind?: 'pain-point' | 'gain' | 'need' | 'expectation' | 'wish' | 'disappointment' | 'idea';
  severity?: number | null;
  state?: 'open' | 'answered' | 'closed';
  owner?: string;
  evidence?: Evidence | null;
  items?: EvidenceItem[];
  recommendation?: Text;
  touchpoints?: string[];
  fields?: FieldValues;
}
export interface EvidenceItem {
  id: string;
  kind?: 'quote' | 'feedback' | 'analysis' | 'observation' | 'file';
  method?: string;
  text?: string;
  source?: string;
  link?: string;
  date?: string | null;
  n?: number | null;
  score?: number | null;
  touchpoint?: string | null;
  journey?: string | null;
  step?: string | null;
}
export interface Opportunity {
  title: Text;
  description?: Text;
  kind?: 'optimisation' | 'extension' | 'innovation' | null;
  state?: 'open' | 'chosen' | 'dropped';
  owner?: string;
  effort_days?: number | null;
  scoring?: string | null;
  values?: Record<string, number>;
  insights?: string[];
  touchpoints?: string[];
  journey?: string | null;
  fields?: FieldValues;
}
export type CriterionSource = Schemas['CriterionSource'];
export interface Criterion { id: string; title?: Text; description?: Text; source?: CriterionSource; minimum?: number | null; maximum?: number | null; weight?: number | null }
export interface Scoring { title: Text; description?: Text; criteria?: Criterion[]; benefit?: string; score?: string }
export interface Initiative {
  title: Text;
  description?: Text;
  owner?: string;
  team?: string;
  due?: string | null;
  state?: 'idea' | 'planned' | 'running' | 'done' | 'measured' | 'dropped';
  effort?: 'small' | 'medium' | 'large' | null;
  area?: 'product' | 'marketing' | 'sales' | 'service' | 'process' | null;
  effort_days?: number | null;
  cost?: { amount: number; currency: string } | null;
  hypothesis?: Text;
  target?: Text;
  starts?: { id: string; market: string; date?: string | null }[];
  control?: Text;
  steps?: ActionStep[];
  insights?: string[];
  fields?: FieldValues;
  opportunities?: string[];
  goals?: string[];
}
export interface ActionStep { id: string; title: Text; owner?: string; due?: string | null; done?: boolean }
export interface TakenOver { kind: 'insight' | 'opportunity' | 'journey'; id: string; card?: string | null }
export interface Sticky { id: string; text: string; author?: string; group?: string | null; votes?: number | null; taken?: TakenOver | null }
export interface StickyGroup { id: string; title: string; votes?: number | null; taken?: TakenOver | null }
export interface Workshop {
  title: Text;
  question?: Text;
  journey?: string | null;
  facilitator?: string;
  date?: string | null;
  phase?: 'collect' | 'group' | 'vote' | 'take-over' | 'done';
  anonymous?: boolean;
  votes_per_person?: number | null;
  timer_ends?: string | null;
  voters?: number | null;
  stickies?: Sticky[];
  groups?: StickyGroup[];
}
export interface Project {
  title: Text;
  description?: Text;
  owner?: string;
  team?: string;
  start?: string | null;
  due?: string | null;
  finished?: boolean;
  goal?: string | null;
  personas?: string[];
  journey?: string | null;
  findings?: Text;
  workshops?: string[];
  initiatives?: string[];
}
export interface ModelPhase { id: string; title: Text; keywords?: Record<string, string[]>; maps_to?: { model: string; phase: string }[] }
export interface PhaseModel { title: Text; source?: Text; phases: ModelPhase[] }
export interface CustomLane { key: string; title: Text; description?: Text }
export interface Term { title: Text; definition?: Text; synonyms?: Record<string, string[]>; forbidden?: Record<string, string[]>; fields?: FieldValues }
export interface MetricPlace { journey?: string; phase?: string; step?: string; touchpoint?: string }
export interface Metric {
  title: Text;
  description?: Text;
  formula?: Text;
  denominator?: Text;
  source?: Text;
  unit?: string;
  direction?: 'higher' | 'lower';
  target?: number | null;
  warning?: number | null;
  critical?: number | null;
  owner?: string;
  goal?: string | null;
  bound_to?: MetricPlace[];
  fields?: FieldValues;
}

export type FieldType = 'text' | 'number' | 'money' | 'date' | 'choice' | 'person' | 'link';
export interface Field { title: Text; description?: Text; applies_to?: Kind[]; type?: FieldType; choices?: { id: string; title: Text }[]; required?: boolean }
/** Values of custom fields by the id of their definition. */
export type FieldValues = Record<string, unknown>;

/** What a look at a map shows. */
export interface Emphasis { lanes: string[]; river?: boolean; scores?: boolean; from?: string | null; until?: string | null; where?: string[] }
export interface View { title: Text; journey: string; emphasis: Emphasis }

/** The body of each kind of document. */
export interface Bodies {
  journey: Journey;
  touchpoint: Touchpoint;
  persona: Persona;
  'target-group': TargetGroup;
  stakeholder: Stakeholder;
  'stakeholder-relation': StakeholderRelation;
  goal: Goal;
  channel: Channel;
  system: Named;
  department: Department;
  insight: Insight;
  strategy: Strategy;
  scoring: Scoring;
  opportunity: Opportunity;
  initiative: Initiative;
  workshop: Workshop;
  project: Project;
  'phase-model': PhaseModel;
  view: View;
  device: Named;
  'knowledge-item': KnowledgeItem;
  metric: Metric;
  'custom-lane': CustomLane;
  term: Term;
  field: Field;
}

export interface Bundle { format: string; journeys?: (Journey & { id: string })[]; touchpoints?: (Touchpoint & { id: string })[]; [more: string]: unknown }
