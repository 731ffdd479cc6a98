/** Answers of the reports and of the event store, as the server describes them. Scores are 0…100, shares 0…1, spans in seconds. */

import type { components } from './schema';
import type { Bundle } from './types';

type Schemas = components['schemas'];

/** An answer: the server writes what is not there as null and leaves nothing out, which the description cannot say. */
export type Answer<Value> = Value extends (infer Member)[]
  ? Answer<Member>[]
  : Value extends object
    ? { [Key in keyof Value]-?: Answer<Exclude<Value[Key], undefined>> }
    : Value;

export type Score = Answer<Schemas['Score']>;
export type Waiting = Answer<Schemas['Waiting']>;
export type SeenTouchpoint = Answer<Schemas['TouchpointEvents']>;
export type Filters = Answer<Schemas['FiltersReport']>;
export type OverviewReport = Answer<Schemas['OverviewReport']>;
export type StepNumbers = Answer<Schemas['StepReport']>;
export type StepsReport = Answer<Schemas['StepsReport']>;
export type Quote = Answer<Schemas['Quote']>;
export type OpportunitiesReport = Answer<Schemas['OpportunitiesReport']>;
export type Rating = Answer<Schemas['Rating']>;
export type Ballot = Answer<Schemas['Ballot']>;
export type TouchpointNumbers = Answer<Schemas['TouchpointReport']>;
/** A proposed map in the text form, with the numbers behind it. */
export type Discovery = Omit<Answer<Schemas['DiscoverReport']>, 'bundle'> & { bundle: Bundle };

export type GapReport = Answer<Schemas['GapReport']>;
export type GapRow = GapReport['rows'][number];
export type EvidenceReport = Answer<Schemas['EvidenceReport']>;
export type ProcessingRecord = Answer<Schemas['ProcessingRecord']>;

export type Mapping = Schemas['Mapping'];
export type Preview = Answer<Schemas['Preview']>;
export type Upload = Answer<Schemas['Upload']>;
export type Import = Answer<Schemas['Import']>;
export type EventName = Answer<Schemas['EventName']>;
export type EventProperty = Answer<Schemas['EventProperty']>;
export type BindingPreview = Answer<Schemas['BindingPreview']>;
