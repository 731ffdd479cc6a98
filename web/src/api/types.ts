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

export type Kind = 'journey' | 'touchpoint' | 'persona' | 'target-group' | 'stakeholder' | 'stakeholder-relation' | 'goal' | 'channel' | 'system' | 'department' | 'insight' | 'initiative' | 'phase-model' | 'view';

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
  phases: Phase[];
  lanes: Lane[];
}

export interface PropertyRule { name: string; operator: 'equals' | 'not-equals' | 'contains' | 'starts-with' | 'matches'; value: string }
export interface Binding { event?: string; pattern?: string; property?: PropertyRule }

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
  processing?: { purpose?: Text; legal_basis?: string; data_fields?: Text; retention?: Text; recipients?: Text } | null;
  bindings?: Binding[];
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
}

/** Several personas as one customer group. */
export interface TargetGroup { title: Text; description?: Text; personas?: string[]; segment?: { property: string; value: string }[] }

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

export interface Goal { title: Text; kind?: string; description?: Text; measure?: Text }
export interface Channel { title: Text; kind?: TouchKind }
export interface Named { title: Text; description?: Text }
export interface Insight {
  title: Text;
  description?: Text;
  kind?: 'pain-point' | 'gain' | 'need' | 'expectation' | 'wish' | 'disappointment' | 'idea';
  severity?: number | null;
  evidence?: Evidence | null;
  touchpoints?: string[];
}
export interface Initiative {
  title: Text;
  description?: Text;
  owner?: string;
  team?: string;
  due?: string | null;
  state?: 'idea' | 'planned' | 'running' | 'done' | 'measured' | 'dropped';
  effort?: 'small' | 'medium' | 'large';
  hypothesis?: Text;
  target?: Text;
  insights?: string[];
}
export interface PhaseModel { title: Text; source?: Text; phases: { id: string; title: Text; keywords?: Record<string, string[]> }[] }

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
  department: Named;
  insight: Insight;
  initiative: Initiative;
  'phase-model': PhaseModel;
  view: View;
}

export interface Bundle { format: string; journeys?: (Journey & { id: string })[]; touchpoints?: (Touchpoint & { id: string })[]; [more: string]: unknown }
