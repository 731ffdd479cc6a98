/** Answers of the reports and of the event store. Scores are 0…100, shares 0…1, spans in seconds. */

import type { Bundle } from './types';

export interface Score { n: number; mean: number; low: number; high: number }
export interface Waiting { n: number; median_seconds: number; p90_seconds: number }
export interface SeenTouchpoint { touchpoint: string; id: string | null; events: number; customers: number }

export interface Filters {
  first: string | null;
  last: string | null;
  events: number;
  customers: number;
  properties: { property: string; values: { value: string; customers: number }[] }[];
}

export interface OverviewReport {
  events: number;
  customers: number;
  first: string | null;
  last: string | null;
  touchpoints: SeenTouchpoint[];
}

export interface StepNumbers {
  step: string;
  customers: number;
  runs: number;
  share: number;
  remaining: number;
  remaining_share: number;
  left: number;
  left_share: number;
  in_progress: number;
  repeats: number;
  repeat_share: number;
  returns: number;
  waiting: Waiting | null;
  touchpoints: SeenTouchpoint[];
  unknown: (SeenTouchpoint & { share: number })[];
  reasons: { reason: string; runs: number; share: number }[];
  score: Score | null;
  score_hidden: boolean;
}

export interface StepsReport {
  period: { from: string | null; until: string | null; first: string | null; last: string | null };
  customers: number;
  runs: number;
  in_progress: number;
  events: number;
  loop: { runs: number; share: number } | null;
  minimum_group: number;
  computed_in_ms: number;
  steps: StepNumbers[];
  returns: { from_step: string; to_step: string; runs: number; share: number }[];
}

export interface Quote { touchpoint: string; score: number | null; text: string; time: string }

export interface TouchpointNumbers {
  touchpoint: string;
  id: string | null;
  events: number;
  customers: number;
  score: Score | null;
  months: { month: string; events: number; customers: number; score: Score | null }[];
}

export interface Discovery {
  bundle: Bundle;
  numbers: {
    customers: number;
    runs: number;
    steps: { step?: string; title?: string; touchpoint?: string; customers: number; share: number }[];
    rare: { touchpoint: string; customers: number; share: number }[];
    loops: { from: string; to: string; share: number }[];
  };
}

export interface Mapping {
  customer: string | null;
  event: string | null;
  time: string | null;
  format: string;
  separator?: string | null;
  encoding?: string | null;
  time_format?: string | null;
  time_zone?: string | null;
  object_type?: string | null;
}

export interface Preview {
  rows: { line: number; customer: string; event: string; time: string | null; properties: Record<string, string>; error: string | null }[];
  checked: number;
  errors: number;
}

export interface Upload {
  id: string;
  filename: string;
  bytes: number;
  format: 'csv' | 'xes' | 'ocel' | 'parquet';
  columns: { name: string; samples: string[] }[];
  object_types: string[];
  mapping: Mapping;
  preview: Preview;
}

export interface Import {
  id: string;
  filename: string;
  state: 'running' | 'stored' | 'failed';
  events: number;
  duplicates: number;
  rejected: number;
  customers: number;
  bytes_read: number;
  bytes_total: number;
  started_at: string;
  finished_at: string | null;
  error: { code?: string; detail?: string } | null;
  first_rejects: { line: number; reason: string; text: string }[];
}

export interface EventName {
  name: string;
  events: number;
  customers: number;
  touchpoint: string | null;
  by: 'name' | 'pattern' | 'property' | 'mixed' | null;
}

export interface EventProperty { property: string; values: { value: string; events: number }[]; distinct: number }
export interface BindingPreview { events: number; customers: number; names: { name: string; events: number }[] }
