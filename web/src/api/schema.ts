// Written by openapi/generate.mjs (npm run api) from docs/reference/openapi.json. Do not edit.
// sha256 of that file: 4806523ea4c34bb270574feeee5326190d367ba60546bc4e15236ee9803a40ed

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The document, and where in it, that a comment, a task or a notification is about. */
        About: {
            /** @description Kind of the document: `journey`, `touchpoint`, … */
            kind: string;
            /** @description Its id. */
            document: components["schemas"]["DocumentId"];
            /**
             * @description Where in it: `steps/<id>`, `cells/<lane>/<step>`, `cards/<id>`; empty for all of it. It names
             *     things by their own id, so that it holds while they are moved.
             */
            place?: string;
        };
        /**
         * @description What a change did to the document as a whole.
         * @enum {string}
         */
        Action: "create" | "change" | "remove" | "restore";
        /** @description What applying a bundle did, or would do. */
        Applied: {
            /** @description Objects that were not there. */
            created: number;
            /** @description Objects that were there and different. */
            changed: number;
            /** @description Objects that were there just so. */
            unchanged: number;
            /** @description Top-level members of the bundle that are none of its lists and were left out. */
            ignored: string[];
        };
        /** @description Somebody who is to do a task. */
        Assignee: {
            /** @description The person. */
            user: components["schemas"]["UserId"];
            /** @description Their name. */
            name: string;
        };
        /** @description All journeys over the phases of one model. */
        Atlas: {
            phase_model?: components["schemas"]["DocumentId"] | null;
            /** @description Its phases in their order. */
            phases: components["schemas"]["AtlasPhase"][];
            /** @description Every journey, by level and title. */
            journeys: components["schemas"]["AtlasJourney"][];
            /** @description What no journey covers. */
            gaps: components["schemas"]["Gaps"];
        };
        /** @description One journey of the atlas. */
        AtlasJourney: {
            /** @description Which journey. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description Whether it shows how things are or how they should be. */
            kind: components["schemas"]["JourneyKind"];
            /** @description Where it stands in its life. */
            state: components["schemas"]["JourneyState"];
            /**
             * Format: int32
             * @description 0 for the whole life of a customer, 1 for a journey, more for parts.
             */
            level: number;
            /** @description The journey it is a part of. */
            parent?: string | null;
            /** @description The journey it is a variant of. */
            base?: string | null;
            /** @description Whose journey it is. */
            personas: string[];
            /** @description Where it applies. */
            market: string;
            /** @description The goal it serves. */
            goal?: string | null;
            /** @description Who answers for it. */
            owner: string;
            /** @description The phase model it follows. */
            phase_model?: string | null;
            /** @description The phases of the atlas that it covers, by their position; empty when it has no place there. */
            covers: number[];
            /**
             * Format: int32
             * @description How many steps it has.
             */
            steps: number;
            /**
             * Format: int32
             * @description Steps with at least one touchpoint.
             */
            steps_with_touchpoint: number;
            /** @description What its cards rest on. */
            evidence: components["schemas"]["EvidenceCounts"];
            /** @description Touchpoints on it. */
            touchpoints: string[];
            /** @description Pain points and disappointments on it that no finished initiative answers. */
            open_pain_points: string[];
            /**
             * Format: int32
             * @description Initiatives on it that are under way.
             */
            running_initiatives: number;
            /** @description Stakeholders with a card on it or with a touchpoint that it shows. */
            stakeholders: string[];
        };
        /** @description A phase of the atlas. */
        AtlasPhase: {
            /** @description Its key within the model. */
            id: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /**
             * Format: int32
             * @description Journeys that cover it and are not retired. Maps of the whole life cycle (level 0) are not
             *     counted: they touch every phase and go deep in none.
             */
            journeys: number;
        };
        BTreeMap: {
            [key: string]: string;
        };
        /** @description Says that an event is at a touchpoint; all parts that are given must hold, at least one must be. */
        Binding: {
            /** @description The exact name of the event. */
            event?: string | null;
            /** @description A pattern for the name: `*` stands for any characters, `?` for one (`web.*`). */
            pattern?: string | null;
            property?: components["schemas"]["PropertyCondition"] | null;
        };
        /** @description What a binding would catch. */
        BindingPreview: {
            /**
             * Format: int64
             * @description How many events.
             */
            events: number;
            /**
             * Format: int64
             * @description Of how many customers.
             */
            customers: number;
            /** @description The names of those events, the most frequent first. */
            names: components["schemas"]["NameCount"][];
        };
        /** @description The text form `ojf/1`; see docs/reference/text-format.md. */
        Bundle: {
            /** @description `ojf/1`. */
            format: string;
            journeys?: components["schemas"]["Identified_Journey"][];
            touchpoints?: components["schemas"]["Identified_Touchpoint"][];
            personas?: components["schemas"]["Identified_Persona"][];
            target_groups?: components["schemas"]["Identified_TargetGroup"][];
            stakeholders?: components["schemas"]["Identified_Stakeholder"][];
            stakeholder_relations?: components["schemas"]["Identified_StakeholderRelation"][];
            goals?: components["schemas"]["Identified_Goal"][];
            channels?: components["schemas"]["Identified_Channel"][];
            systems?: components["schemas"]["Identified_System"][];
            departments?: components["schemas"]["Identified_Department"][];
            insights?: components["schemas"]["Identified_Insight"][];
            initiatives?: components["schemas"]["Identified_Initiative"][];
            phase_models?: components["schemas"]["Identified_PhaseModel"][];
            views?: components["schemas"]["Identified_View"][];
        };
        /** @description One entry in a lane at a step. */
        Card: {
            /**
             * @description Unique among the cards of the journey.
             * @default
             */
            id: string;
            /**
             * @description The step it sits at.
             * @default
             */
            step: string;
            /**
             * @description What it says.
             * @default {}
             */
            text: components["schemas"]["Text"];
            /** @default null */
            reference: components["schemas"]["CardReference"] | null;
            /** @default null */
            evidence: components["schemas"]["Evidence"] | null;
            /** @default null */
            tone: components["schemas"]["Tone"] | null;
        };
        /** @description The shared object a card stands for. */
        CardReference: {
            /** @description Kind of the object: `touchpoint`, `system`, `insight`, … */
            kind: string;
            /** @description Its id. */
            id: string;
        };
        /** @description One entry of a document's log. */
        Change: {
            /**
             * Format: int64
             * @description 1, 2, 3, … without holes: the version of the document after it.
             */
            sequence: number;
            /** @description When. */
            at: components["schemas"]["Instant"];
            /** @description Name of who made it, when known. */
            author?: string | null;
            /** @description What it did to the document as a whole. */
            action: components["schemas"]["Action"];
            /** @description What it did to the content, including what followed from it. */
            operations: components["schemas"]["Operation"][];
            /**
             * Format: int64
             * @description The change that it took back.
             */
            undoes?: number | null;
            /**
             * Format: int64
             * @description The version that its author saw, where they said so: what came between they did not know.
             */
            base_version?: number | null;
            change_id?: components["schemas"]["ChangeId"] | null;
            dropped?: components["schemas"]["Dropped"] | null;
        };
        /** Format: uuid */
        ChangeId: string;
        /** @description The outcome of a change. */
        Changed: {
            /** @description The document after it. */
            document: components["schemas"]["Document"];
            /** @description The change as it was recorded. */
            change: components["schemas"]["Change"];
            /** @description Changes of others since the base version that touch the same places. */
            overlapping: components["schemas"]["Change"][];
        };
        /** @description How willingly a persona uses a channel. */
        ChannelAffinity: {
            /**
             * @description The channel.
             * @default
             */
            channel: string;
            /**
             * Format: double
             * @description From 0 (never) to 100 (always if possible).
             * @default null
             */
            affinity: number | null;
        };
        /**
         * @description What sort of contact a channel or touchpoint is.
         * @enum {string}
         */
        ChannelKind: "digital" | "physical" | "both" | "external";
        /**
         * @description How near to customers a stakeholder works.
         * @enum {string}
         */
        Closeness: "direct" | "indirect" | "surroundings";
        /** @description A column with some of its values. */
        Column: {
            /** @description Its header, or `column N`. */
            name: string;
            /** @description The first different values. */
            samples: string[];
        };
        /** @description A comment as it is sent. */
        Comment: {
            /** @description The identifier. */
            id: components["schemas"]["CommentId"];
            /** @description Where it stands. */
            about: components["schemas"]["About"];
            /** @description The comment that began the thread; its own id for that one. */
            thread: components["schemas"]["CommentId"];
            /** @description Who wrote it. */
            author: components["schemas"]["UserId"];
            /** @description Their name. */
            author_name: string;
            /** @description Markdown-light with mentions as `@[Name](id)`; empty when removed. */
            text: string;
            /** @description When it was written. */
            created_at: components["schemas"]["Instant"];
            edited_at?: components["schemas"]["Instant"] | null;
            /** @description Whether it was taken away. It stays while others have answered it. */
            removed: boolean;
            resolved_at?: components["schemas"]["Instant"] | null;
            /** @description Name of who said so. */
            resolved_by?: string | null;
        };
        /**
         * @description What was done to a comment.
         * @enum {string}
         */
        CommentAction: "create" | "edit" | "remove" | "resolve" | "reopen";
        /** @description One action on a comment. */
        CommentChange: {
            /**
             * Format: int64
             * @description 1, 2, 3, …
             */
            number: number;
            /** @description When. */
            changed_at: components["schemas"]["Instant"];
            /** @description Name of who did it, when known. */
            author?: string | null;
            /** @description What was done. */
            action: components["schemas"]["CommentAction"];
            /** @description The text before it. */
            text_before: string;
        };
        /** @description A comment to be written. */
        CommentForm: {
            id?: components["schemas"]["CommentId"] | null;
            /** @description Where it stands; an answer stands where its thread does. */
            about: components["schemas"]["About"];
            answers?: components["schemas"]["CommentId"] | null;
            /** @description What it says: bold, italics, code, lists and links; people as `@[Name](id)`. */
            text: string;
        };
        /** Format: uuid */
        CommentId: string;
        /** @description Another text for a comment. */
        CommentText: {
            /** @description What it says now. */
            text: string;
        };
        /** @description A copy into another workspace. */
        Copy: {
            /** @description The workspace that the copies go to; the caller is an editor there. */
            target: string;
            /** @description What to copy, and how. */
            wish: components["schemas"]["Wish"];
            /** @description Only say what would happen. */
            dry_run?: boolean;
        };
        /** @description What a visitor learns before they may look. */
        Cover: {
            /** @description Whether the link asks for a password. */
            has_password: boolean;
        };
        /** @description A link with its secret, shown this once. */
        CreatedShareLink: components["schemas"]["ShareLink"] & {
            /** @description The end of the address: `/s/<secret>`. */
            secret: string;
        };
        /** @description A token with its secret, shown this once. */
        CreatedToken: components["schemas"]["Token"] & {
            /** @description To be sent as `Authorization: Bearer …`. */
            secret: string;
        };
        /** @description A field that a team adds to its personas. */
        CustomField: {
            /**
             * @description Its name.
             * @default {}
             */
            label: components["schemas"]["Text"];
            /**
             * @description Its content.
             * @default {}
             */
            value: components["schemas"]["Text"];
        };
        /**
         * @description What a relation means for customers.
         * @enum {string}
         */
        CustomerEffect: "neutral" | "benefits" | "suffers";
        /**
         * @description What decides the meaning of the events of a name.
         * @enum {string}
         */
        DecidedBy: "name" | "pattern" | "property" | "mixed";
        /**
         * @description How often unread notifications are sent by e-mail.
         * @enum {string}
         */
        DigestRhythm: "off" | "hourly" | "daily";
        /** @description A proposed journey in the text form, and the numbers behind it. */
        DiscoverReport: {
            /** @description The journey and the new touchpoints, ready to be applied. */
            bundle: Record<string, never>;
            /** @description The numbers behind it. */
            numbers: components["schemas"]["DiscoveryNumbers"];
        };
        /** @description A journey made from a proposal. */
        Discovered: {
            /** @description The new journey. */
            journey: components["schemas"]["Document"];
        };
        /** @description The numbers behind a proposed step. */
        DiscoveredStep: {
            /** @description Id of the step. */
            step: string;
            /** @description Its touchpoints. */
            touchpoints: string[];
            /** @description `single`, `alternatives` (one or the other) or `companions` (all, in any order). */
            kind: string;
            /**
             * Format: int64
             * @description Customers who visited it.
             */
            customers: number;
            /**
             * Format: double
             * @description Those as a share of all customers.
             */
            share: number;
            /**
             * Format: int64
             * @description Runs that visited it.
             */
            runs: number;
            /**
             * Format: double
             * @description Of the runs that got further, the share that visited it; null at the last step.
             */
            share_of_further?: number | null;
            /**
             * Format: double
             * @description Of the runs that visited it, the share that visited it again in a row.
             */
            repeat_share: number;
        };
        /** @description The numbers behind a proposed journey. */
        DiscoveryNumbers: {
            /**
             * Format: int64
             * @description Customers in the selection.
             */
            customers: number;
            /**
             * Format: int64
             * @description Runs of the proposed map.
             */
            runs: number;
            /** @description One entry a step, in map order. */
            steps: components["schemas"]["DiscoveredStep"][];
            /** @description Touchpoints too rare to make a step, most used first. */
            rare: components["schemas"]["RareTouchpoint"][];
            /** @description Ways back that enough runs take. */
            loops: components["schemas"]["LoopRow"][];
        };
        /** @description A document: its body and when it became what it is. */
        Document: {
            /** @description The identifier. */
            id: components["schemas"]["DocumentId"];
            /** @description The kind, such as `journey`. */
            kind: string;
            /**
             * Format: int64
             * @description The number of the last change.
             */
            version: number;
            /** @description When it was created. */
            created_at: components["schemas"]["Instant"];
            /** @description When it was last changed. */
            changed_at: components["schemas"]["Instant"];
            /** @description Name of who changed it last, when known. */
            changed_by?: string | null;
            /** @description Whether it was removed; it stays in the log and can be brought back. */
            removed: boolean;
            /** @description What the kind says: see the schemas of `Journey`, `Touchpoint` and so on. */
            body: Record<string, never>;
        };
        /** Format: uuid */
        DocumentId: string;
        /** @description Operations that were not carried out, because what they were about had been removed meanwhile. */
        Dropped: {
            /** @description As they were sent. Once the removal is undone, they can be sent again. */
            operations: components["schemas"]["Operation"][];
            /**
             * Format: int64
             * @description The number of the change that removed it.
             */
            because: number;
        };
        /**
         * @description How much work it is.
         * @enum {string}
         */
        Effort: "small" | "medium" | "large";
        /** @description How a step feels, from 0 (terrible) to 100 (wonderful); measured values are never stored here. */
        Emotion: {
            /**
             * Format: double
             * @description What the team assumes.
             * @default null
             */
            assumed: number | null;
            /**
             * Format: double
             * @description What staff say.
             * @default null
             */
            staff: number | null;
        };
        /** @description A part of the emotion scale. */
        EmotionRange: {
            /**
             * Format: double
             * @description Its lowest value.
             */
            from: number;
            /** @description Its name. */
            title: components["schemas"]["Text"];
        };
        /** @description The lanes and the measured numbers that a look at a map shows. */
        Emphasis: {
            /**
             * @description Ids of the lanes that are shown.
             * @default []
             */
            lanes: string[];
            /**
             * @description Whether it shows how many customers go on, leave and why.
             * @default false
             */
            river: boolean;
            /**
             * @description Whether it shows what customers rated.
             * @default false
             */
            scores: boolean;
            /**
             * @description The first day that counts for the numbers; the beginning when absent.
             * @default null
             */
            from: string | null;
            /**
             * @description The first day that no longer counts.
             * @default null
             */
            until: string | null;
            /**
             * @description Customers must have events with all of these values: `property=value`.
             * @default []
             */
            where: string[];
        };
        /** @description A name of events and what it means at present. */
        EventName: {
            /** @description As the source has it. */
            name: string;
            /**
             * Format: int64
             * @description How many events have it.
             */
            events: number;
            /**
             * Format: int64
             * @description How many customers have such an event.
             */
            customers: number;
            touchpoint?: components["schemas"]["DocumentId"] | null;
            by?: components["schemas"]["DecidedBy"] | null;
        };
        /** @description A property of events and its values. */
        EventProperty: {
            /** @description The name. */
            property: string;
            /** @description The most frequent values. */
            values: components["schemas"]["PropertyValue"][];
            /** @description How many different values there are. */
            distinct: number;
        };
        /** @description What a card or an insight rests on; it ages. */
        Evidence: {
            /**
             * @description How strong it is.
             * @default assumption
             */
            level: components["schemas"]["EvidenceLevel"];
            /**
             * @description Where it comes from: interviews, surveys, analyses, addresses.
             * @default []
             */
            sources: string[];
            /**
             * Format: date
             * @description When it was gathered.
             * @default null
             */
            date: string | null;
            /**
             * Format: int64
             * @description How many people or cases it covers.
             * @default null
             */
            n: number | null;
            /**
             * @description Who gathered it.
             * @default
             */
            author: string;
        };
        /** @description How many cards with a text rest on what. */
        EvidenceCounts: {
            /**
             * Format: int32
             * @description Believed.
             */
            assumption: number;
            /**
             * Format: int32
             * @description Heard or seen.
             */
            qualitative: number;
            /**
             * Format: int32
             * @description Counted.
             */
            quantitative: number;
        };
        /**
         * @description Strength of evidence.
         * @enum {string}
         */
        EvidenceLevel: "assumption" | "qualitative" | "quantitative";
        /** @description Why an import failed. */
        Failure: {
            /** @description Stable and translated by the interface. */
            code: string;
            /** @description An English sentence. */
            detail: string;
        };
        /** @description What a person has starred and visited. */
        Favourites: {
            /** @description In the order of starring. */
            starred: components["schemas"]["Remembered"][];
            /** @description The last one first. */
            visited: components["schemas"]["Remembered"][];
        };
        /** @description The event properties that carry ratings, comments and reasons. */
        Feedback: {
            /** @description The property with the rating. */
            score_property: string;
            /**
             * Format: double
             * @description The worst rating.
             */
            score_min: number;
            /**
             * Format: double
             * @description The best rating.
             */
            score_max: number;
            /** @description The property with the comment. */
            comment_property: string;
            /** @description The property that says why somebody left. */
            reason_property: string;
        };
        /** @description What a report can be narrowed to. */
        FiltersReport: {
            first?: components["schemas"]["Instant"] | null;
            last?: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description Number of events.
             */
            events: number;
            /**
             * Format: int64
             * @description Number of customers.
             */
            customers: number;
            /** @description Properties with at most 50 different values, by name. */
            properties: components["schemas"]["PropertyValues"][];
        };
        /** @description Something that a rule does not allow. */
        Finding: {
            /** @description Id of the rule. */
            rule: string;
            /** @description How much it matters. */
            severity: components["schemas"]["Severity"];
            /** @description Where: `journeys/<id>/phases/<id>/steps/<id>`. */
            place: string;
            /** @description What is wrong, in English. */
            message: string;
        };
        /**
         * @description The kinds of files that hold events.
         * @enum {string}
         */
        Format: "csv" | "xes" | "ocel" | "parquet";
        /**
         * @description How often something happens.
         * @enum {string}
         */
        Frequency: "continuously" | "daily" | "weekly" | "monthly" | "yearly" | "occasionally";
        /** @description A persona without a journey. */
        GapPersona: {
            /** @description Which persona. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            name: string;
        };
        /** @description A touchpoint that no journey shows. */
        GapTouchpoint: {
            /** @description Which touchpoint. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
        };
        /** @description What no journey covers. Retired journeys cover nothing. */
        Gaps: {
            /** @description Positions of phases without a journey. */
            phases: number[];
            /** @description Personas without a journey. */
            personas: components["schemas"]["GapPersona"][];
            /** @description Touchpoints that no journey shows. */
            touchpoints: components["schemas"]["GapTouchpoint"][];
        };
        /**
         * @description The sorts of things that are given.
         * @enum {string}
         */
        Given: "service" | "information" | "money" | "goods" | "rules" | "trust";
        /**
         * @description The sorts of goals.
         * @enum {string}
         */
        GoalKind: "reduce-drop-off" | "loyalty" | "growth" | "brand" | "new-offer";
        /** @description Whether the server can do its work. */
        Health: {
            /** @description Always `ready`; anything else is an error. */
            status: string;
        };
        /** @description A body with its id. */
        Identified_Channel: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /** @default null */
            kind: components["schemas"]["ChannelKind"] | null;
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Department: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it does.
             * @default {}
             */
            description: components["schemas"]["Text"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Goal: {
            /**
             * @description In a few words.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /** @default null */
            kind: components["schemas"]["GoalKind"] | null;
            /**
             * @description In full.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description By what number one sees that it is reached.
             * @default {}
             */
            measure: components["schemas"]["Text"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Initiative: {
            /**
             * @description What is done, in a few words.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description In full.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Who answers for it.
             * @default
             */
            owner: string;
            /**
             * @description Who works on it.
             * @default
             */
            team: string;
            /**
             * Format: date
             * @description When it is to be done.
             * @default null
             */
            due: string | null;
            /**
             * @description How far it is.
             * @default idea
             */
            state: components["schemas"]["InitiativeState"];
            /** @default null */
            effort: components["schemas"]["Effort"] | null;
            /**
             * @description What is expected to happen, and why.
             * @default {}
             */
            hypothesis: components["schemas"]["Text"];
            /**
             * @description The number it is to move, and how far.
             * @default {}
             */
            target: components["schemas"]["Text"];
            /**
             * @description The insights it answers.
             * @default []
             */
            insights: string[];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Insight: {
            /**
             * @description In one sentence.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description In full.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /** @default null */
            kind: components["schemas"]["InsightKind"] | null;
            /**
             * Format: int32
             * @description How much it matters, from 1 (a little) to 5 (decides over staying or leaving).
             * @default null
             */
            severity: number | null;
            /** @default null */
            evidence: components["schemas"]["Evidence"] | null;
            /**
             * @description The touchpoints it is about.
             * @default []
             */
            touchpoints: string[];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Journey: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it covers.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Whether it shows how things are or how they should be.
             * @default as-is
             */
            kind: components["schemas"]["JourneyKind"];
            /**
             * @description Where it stands in its life.
             * @default draft
             */
            state: components["schemas"]["JourneyState"];
            /**
             * Format: int32
             * @description 0: the whole life of a customer; 1: a journey; 2: a part of one; 3 and more: parts of parts.
             * @default null
             */
            level: number | null;
            /**
             * @description The journey this one is a part of.
             * @default null
             */
            parent: string | null;
            /**
             * @description Whose journey it is.
             * @default []
             */
            personas: string[];
            /**
             * @description Where it applies: `DACH`.
             * @default
             */
            market: string;
            /**
             * @description The goal it serves; a live journey has one.
             * @default null
             */
            goal: string | null;
            /**
             * @description Who answers for it.
             * @default
             */
            owner: string;
            /**
             * @description What the customer wants to have in the end.
             * @default {}
             */
            expected_outcome: components["schemas"]["Text"];
            /**
             * @description The phase model that its phases follow.
             * @default null
             */
            phase_model: string | null;
            /**
             * Format: double
             * @description Days without an event after which a pass is over; 90 when absent.
             * @default null
             */
            timeout_days: number | null;
            /** @default null */
            loop: components["schemas"]["Repetition"] | null;
            /**
             * @description The columns.
             * @default []
             */
            phases: components["schemas"]["Phase"][];
            /**
             * @description The rows.
             * @default []
             */
            lanes: components["schemas"]["Lane"][];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Persona: {
            /**
             * @description A first name makes it a person.
             * @default
             */
            name: string;
            /**
             * @description Who this is, in a few words.
             * @default {}
             */
            role: components["schemas"]["Text"];
            /**
             * @description The customer group it stands for.
             * @default {}
             */
            group: components["schemas"]["Text"];
            /**
             * @description A picture as data URL; empty: none.
             * @default
             */
            portrait: string;
            /**
             * @description A sentence this person would say.
             * @default {}
             */
            quote: components["schemas"]["Text"];
            /**
             * Format: int32
             * @description Years.
             * @default null
             */
            age: number | null;
            /**
             * @description Gender.
             * @default {}
             */
            gender: components["schemas"]["Text"];
            /**
             * @description Where this person lives.
             * @default {}
             */
            residence: components["schemas"]["Text"];
            /**
             * @description Income, of the person or the family.
             * @default {}
             */
            income: components["schemas"]["Text"];
            /**
             * @description Family situation.
             * @default {}
             */
            family: components["schemas"]["Text"];
            /**
             * @description Occupation.
             * @default {}
             */
            occupation: components["schemas"]["Text"];
            /**
             * @description Professional development.
             * @default {}
             */
            career: components["schemas"]["Text"];
            /**
             * @description Interests.
             * @default {}
             */
            interests: components["schemas"]["Text"];
            /**
             * @description Hobbies and leisure activities.
             * @default {}
             */
            hobbies: components["schemas"]["Text"];
            /**
             * @description Character traits.
             * @default {}
             */
            character: components["schemas"]["Text"];
            /**
             * @description Consumption behaviour.
             * @default {}
             */
            consumption: components["schemas"]["Text"];
            /**
             * @description What hurts.
             * @default {}
             */
            pain_points: components["schemas"]["Text"];
            /**
             * @description What a solution is sought for.
             * @default {}
             */
            challenges: components["schemas"]["Text"];
            /**
             * @description Fears and worries.
             * @default {}
             */
            fears: components["schemas"]["Text"];
            /**
             * @description What matters.
             * @default {}
             */
            values: components["schemas"]["Text"];
            /**
             * @description What is to be reached, in work and life.
             * @default {}
             */
            goals: components["schemas"]["Text"];
            /**
             * @description Where and how this person finds information.
             * @default {}
             */
            information_behaviour: components["schemas"]["Text"];
            /**
             * @description On which advertising channels this person is reachable.
             * @default {}
             */
            advertising_channels: components["schemas"]["Text"];
            /**
             * @description How willingly this person uses which channel.
             * @default []
             */
            channel_affinity: components["schemas"]["ChannelAffinity"][];
            /**
             * @description Fields of one's own, such as holiday wishes.
             * @default []
             */
            custom: components["schemas"]["CustomField"][];
            /**
             * @description Which customers this persona stands for; all conditions must hold.
             * @default []
             */
            segment: components["schemas"]["SegmentCondition"][];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_PhaseModel: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description Where it comes from.
             * @default {}
             */
            source: components["schemas"]["Text"];
            /**
             * @description The phases in their order.
             * @default []
             */
            phases: components["schemas"]["ModelPhase"][];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Stakeholder: {
            /**
             * @description The name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it does for customers.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /** @default null */
            kind: components["schemas"]["StakeholderKind"] | null;
            /**
             * @description How near to customers it works: the rings of the map.
             * @default direct
             */
            closeness: components["schemas"]["Closeness"];
            /**
             * @description Whether it belongs to the company.
             * @default internal
             */
            sourcing: components["schemas"]["Sourcing"];
            /**
             * @description What of its work may be given out of the house, and what may not.
             * @default {}
             */
            outsourcing: components["schemas"]["Text"];
            /**
             * Format: int32
             * @description How much it shapes the experience, 1 to 5.
             * @default null
             */
            influence: number | null;
            /**
             * @description The account of the person that it stands for.
             * @default null
             */
            user: string | null;
            /**
             * @description The department it belongs to.
             * @default null
             */
            department: string | null;
            /**
             * @description The touchpoints where it meets customers, or that it keeps going.
             * @default []
             */
            touchpoints: string[];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_StakeholderRelation: {
            /**
             * @description Who gives.
             * @default {
             *       "kind": "customer"
             *     }
             */
            from: components["schemas"]["Party"];
            /**
             * @description Who receives.
             * @default {
             *       "kind": "customer"
             *     }
             */
            to: components["schemas"]["Party"];
            /**
             * @description What sort of thing is given.
             * @default service
             */
            given: components["schemas"]["Given"];
            /**
             * @description What exactly, in a few words.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description In full.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * Format: int32
             * @description How much it shapes what customers experience, 1 to 5.
             * @default null
             */
            influence: number | null;
            /**
             * @description What it means for customers, as it is today.
             * @default neutral
             */
            effect: components["schemas"]["CustomerEffect"];
            /** @default null */
            frequency: components["schemas"]["Frequency"] | null;
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_System: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it does.
             * @default {}
             */
            description: components["schemas"]["Text"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_TargetGroup: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What these customers have in common.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description The personas in it.
             * @default []
             */
            personas: string[];
            /**
             * @description Which customers belong to it; all conditions must hold.
             * @default []
             */
            segment: components["schemas"]["SegmentCondition"][];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Touchpoint: {
            /**
             * @description Its short name in reports and texts, unique in the workspace: `booking-form`.
             * @default
             */
            key: string;
            /**
             * @description Its name for people.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What happens there.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /** @default null */
            kind: components["schemas"]["ChannelKind"] | null;
            /**
             * @description What sort of touchpoint: a key of the vocabulary, such as `form` or `newsletter`; teams may
             *     use others.
             * @default null
             */
            category: string | null;
            /**
             * @description The medium.
             * @default null
             */
            channel: string | null;
            /**
             * @description Who answers for it.
             * @default []
             */
            owners: string[];
            /**
             * @description The department it belongs to.
             * @default null
             */
            department: string | null;
            /**
             * @description The systems it needs.
             * @default []
             */
            systems: string[];
            /**
             * @description What staff must know.
             * @default {}
             */
            staff_knowledge: components["schemas"]["Text"];
            /** @default null */
            cost_per_contact: components["schemas"]["Money"] | null;
            /**
             * Format: int32
             * @description How much it matters to customers, 1 to 5.
             * @default null
             */
            importance_customer: number | null;
            /**
             * Format: int32
             * @description How much it matters to the company, 1 to 5.
             * @default null
             */
            importance_company: number | null;
            /**
             * @description Here customers decide to stay or to leave.
             * @default false
             */
            moment_of_truth: boolean;
            /**
             * Format: double
             * @description How good staff think it is, 0 to 100.
             * @default null
             */
            staff_rating: number | null;
            /** @default null */
            processing: components["schemas"]["Processing"] | null;
            /**
             * @description Which events mean it; any of them.
             * @default []
             */
            bindings: components["schemas"]["Binding"][];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_View: {
            /**
             * @description For whom: "For marketing".
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description The journey.
             * @default
             */
            journey: string;
            /**
             * @description What it shows.
             * @default {
             *       "lanes": [],
             *       "river": false,
             *       "scores": false,
             *       "where": []
             *     }
             */
            emphasis: components["schemas"]["Emphasis"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description One import of one file. */
        Import: {
            /** @description The identifier. */
            id: components["schemas"]["ImportId"];
            /** @description The file's name, without its folders. */
            filename: string;
            /** @description How far it is. */
            state: components["schemas"]["State"];
            /**
             * Format: int64
             * @description Events that are new in the log; while it runs, events read.
             */
            events: number;
            /**
             * Format: int64
             * @description Events that the log held already.
             */
            duplicates: number;
            /**
             * Format: int64
             * @description Places of the file that were no events.
             */
            rejected: number;
            /**
             * Format: int64
             * @description Customers of the new events.
             */
            customers: number;
            /**
             * Format: int64
             * @description How much of the file has been read.
             */
            bytes_read: number;
            /**
             * Format: int64
             * @description The size of the file.
             */
            bytes_total: number;
            /** @description When it began. */
            started_at: components["schemas"]["Instant"];
            finished_at?: components["schemas"]["Instant"] | null;
            error?: components["schemas"]["Failure"] | null;
            /** @description The first places that were no events. */
            first_rejects: components["schemas"]["Reject"][];
        };
        /** Format: uuid */
        ImportId: string;
        /**
         * @description How far an initiative is.
         * @enum {string}
         */
        InitiativeState: "idea" | "planned" | "running" | "done" | "measured" | "dropped";
        /**
         * @description The sorts of insights.
         * @enum {string}
         */
        InsightKind: "pain-point" | "gain" | "need" | "expectation" | "wish" | "disappointment" | "idea";
        /** Format: date-time */
        Instant: string;
        /** @description A customer journey map. */
        Journey: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it covers.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Whether it shows how things are or how they should be.
             * @default as-is
             */
            kind: components["schemas"]["JourneyKind"];
            /**
             * @description Where it stands in its life.
             * @default draft
             */
            state: components["schemas"]["JourneyState"];
            /**
             * Format: int32
             * @description 0: the whole life of a customer; 1: a journey; 2: a part of one; 3 and more: parts of parts.
             * @default null
             */
            level: number | null;
            /**
             * @description The journey this one is a part of.
             * @default null
             */
            parent: string | null;
            /**
             * @description Whose journey it is.
             * @default []
             */
            personas: string[];
            /**
             * @description Where it applies: `DACH`.
             * @default
             */
            market: string;
            /**
             * @description The goal it serves; a live journey has one.
             * @default null
             */
            goal: string | null;
            /**
             * @description Who answers for it.
             * @default
             */
            owner: string;
            /**
             * @description What the customer wants to have in the end.
             * @default {}
             */
            expected_outcome: components["schemas"]["Text"];
            /**
             * @description The phase model that its phases follow.
             * @default null
             */
            phase_model: string | null;
            /**
             * Format: double
             * @description Days without an event after which a pass is over; 90 when absent.
             * @default null
             */
            timeout_days: number | null;
            /** @default null */
            loop: components["schemas"]["Repetition"] | null;
            /**
             * @description The columns.
             * @default []
             */
            phases: components["schemas"]["Phase"][];
            /**
             * @description The rows.
             * @default []
             */
            lanes: components["schemas"]["Lane"][];
        };
        /** @description One journey. Journeys that the log says nothing about are left out. */
        JourneyHealth: {
            /** @description Which journey. */
            journey: components["schemas"]["DocumentId"];
            /**
             * Format: int64
             * @description Customers with at least one run.
             */
            customers: number;
            /**
             * Format: int64
             * @description Runs that start in the period.
             */
            runs: number;
            /**
             * Format: int64
             * @description Runs that may still go on.
             */
            in_progress: number;
            /**
             * Format: int64
             * @description Runs that reached the last step.
             */
            reached: number;
            /** @description For each step, those who reached it or a later one as a share of all runs. */
            shares: number[];
            largest_loss?: components["schemas"]["Loss"] | null;
            lowest_score?: components["schemas"]["LowestScore"] | null;
            /** @description Whether there are scores that too few customers stand behind. */
            score_hidden: boolean;
        };
        /**
         * @description Whether a journey shows how things are or how they should be.
         * @enum {string}
         */
        JourneyKind: "as-is" | "to-be" | "ideal";
        /**
         * @description Where a journey stands in its life.
         * @enum {string}
         */
        JourneyState: "draft" | "in-review" | "live" | "retired";
        /** @description A row of the map. */
        Lane: {
            /**
             * @description Unique among the lanes.
             * @default
             */
            id: string;
            /**
             * @description What its cards are about: a key of the vocabulary (`needs`, `touchpoints`, `emotion`), or
             *     one of the team's own.
             * @default
             */
            kind: string;
            /**
             * @description Its name, when it is not the usual one of its kind.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description Its cards, in order within each step.
             * @default []
             */
            cards: components["schemas"]["Card"][];
        };
        /**
         * @description How the cards of a lane work.
         * @enum {string}
         */
        LaneFamily: "text" | "reference" | "emotion" | "picture";
        /** @description What a lane is about. */
        LaneKind: {
            /** @description The value of `kind`. */
            key: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description How its cards work. */
            family: components["schemas"]["LaneFamily"];
            /** @description The kind of object that its cards refer to. */
            refers_to?: string | null;
        };
        /** @description A reference that leads nowhere in the target. */
        LeftOut: {
            /** @description Where it stands: `journeys/<id>/parent`. */
            place: string;
            /** @description Kind of the object that stays behind. */
            kind: string;
            /** @description Which object. */
            id: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
        };
        /** @description A way back. */
        LoopRow: {
            /** @description Touchpoints of the later step. */
            from: string;
            /** @description Touchpoints of the earlier step. */
            to: string;
            /** @description Id of the later step. */
            from_step: string;
            /** @description Id of the earlier step. */
            to_step: string;
            /**
             * Format: int64
             * @description Runs that went this way at least once.
             */
            runs: number;
            /**
             * Format: double
             * @description Those as a share of all runs.
             */
            share: number;
        };
        /** @description Where a journey loses customers. */
        Loss: {
            /** @description Id of the step. */
            step: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /**
             * Format: int64
             * @description Runs that end here.
             */
            left: number;
            /**
             * Format: double
             * @description Those as a share of all runs.
             */
            share: number;
        };
        /** @description Where customers are least content. */
        LowestScore: {
            /** @description Id of the step. */
            step: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description The score. */
            score: components["schemas"]["Score"];
        };
        /** @description How a file is to be read. What is absent is recognised. */
        Mapping: {
            /**
             * @description The column that says who.
             * @default null
             */
            customer: string | null;
            /**
             * @description The column that says what happened.
             * @default null
             */
            event: string | null;
            /**
             * @description The column that says when.
             * @default null
             */
            time: string | null;
            /** @default null */
            format: components["schemas"]["Format"] | null;
            /**
             * @description The one character between the cells of separated text.
             * @default null
             */
            separator: string | null;
            /**
             * @description The one character around cells of separated text; empty when none has that meaning.
             * @default null
             */
            quote: string | null;
            /**
             * @description Whether the first line of separated text names the columns.
             * @default null
             */
            header: boolean | null;
            /**
             * @description `utf-8`, `windows-1252`, `utf-16le`, ...
             * @default null
             */
            encoding: string | null;
            /** @default null */
            time_format: components["schemas"]["TimeFormat"] | null;
            /**
             * @description The IANA name of the zone in which times without offset are meant.
             * @default null
             */
            time_zone: string | null;
            /**
             * @description The type of the OCEL objects that are the customers.
             * @default null
             */
            object_type: string | null;
        };
        /** @description A member as the others see them. */
        Member: {
            /** @description The user. */
            user: components["schemas"]["UserId"];
            /** @description Their address. */
            email: string;
            /** @description Their name. */
            name: string;
            /** @description What they may do. */
            role: components["schemas"]["Role"];
        };
        /** @description A phase of a model. */
        ModelPhase: {
            /**
             * @description Its key within the model; journeys name it as `model_phase`.
             * @default
             */
            id: string;
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description Words by which touchpoints and steps of the phase are recognised, by language.
             * @default {}
             */
            keywords: {
                [key: string]: string[];
            };
        };
        /** @description An amount of money. */
        Money: {
            /**
             * Format: double
             * @description In units of the currency.
             * @default 0
             */
            amount: number;
            /**
             * @description ISO 4217 code: `EUR`.
             * @default
             */
            currency: string;
        };
        /** @description A touchpoint in one month. */
        MonthRow: {
            /** @description The month, such as `2026-01`, in the workspace's time zone. */
            month: string;
            /**
             * Format: int64
             * @description Events.
             */
            events: number;
            /**
             * Format: int64
             * @description Customers who had them.
             */
            customers: number;
            score?: components["schemas"]["Score"] | null;
        };
        /** @description A name and how many events have it. */
        NameCount: {
            /** @description As the source has it. */
            name: string;
            /**
             * Format: int64
             * @description How many events.
             */
            events: number;
        };
        /** @description A change to be made. */
        NewChange: {
            /** @description Applied in this order, all or none. */
            operations: components["schemas"]["Operation"][];
            /**
             * Format: int64
             * @description The version the author saw; changes since then that touch the same places are reported.
             */
            base_version?: number | null;
        };
        /** @description A document to be created. */
        NewDocument: {
            /** @description Its content. */
            body: Record<string, never>;
            id?: components["schemas"]["DocumentId"] | null;
        };
        /** @description What to import. */
        NewImport: {
            /** @description The file that was sent. */
            upload: components["schemas"]["UploadId"];
            /** @description How to read it. */
            mapping?: components["schemas"]["Mapping"];
            /**
             * Format: int64
             * @description How many places of the file may be no events; null: any number.
             */
            max_rejects?: number | null;
        };
        /** @description Somebody who is to belong to the workspace. */
        NewMember: {
            /** @description Their address; an existing account is used. */
            email: string;
            /** @description What they may do. */
            role: components["schemas"]["Role"];
            /** @description Their name, when they have no account yet. */
            name?: string;
            /** @description A first password to hand over, when they have no account yet. */
            password?: string | null;
        };
        /** @description What is needed to make a token. */
        NewToken: {
            /** @description What to call it. */
            name: string;
            /** @description What it may do; at least one. */
            scopes: components["schemas"]["Scope"][];
            /** @description The slug of the workspace it is for. */
            workspace: string;
        };
        /** @description What is needed to make a workspace. */
        NewWorkspace: {
            /** @description The short name in addresses: lower-case letters, digits and hyphens. */
            slug: string;
            /** @description The organisation's name. */
            name?: components["schemas"]["BTreeMap"];
        };
        /** @description One way on from a step. */
        NextStep: {
            /**
             * @description The step it leads to.
             * @default
             */
            step: string;
            /**
             * @description When it is taken.
             * @default {}
             */
            condition: components["schemas"]["Text"];
        };
        /** @description Something that recognition could not settle for certain. */
        Note: {
            /** @description A stable name for machines and translations. */
            code: string;
            /** @description What it is, in English. */
            detail: string;
        };
        /** @description A notification as its receiver sees it. */
        Notification: {
            /** @description The identifier. */
            id: components["schemas"]["NotificationId"];
            /** @description What it tells. */
            kind: components["schemas"]["NotificationKind"];
            /** @description When it happened, the last time if several times. */
            at: components["schemas"]["Instant"];
            /** @description Name of who made it happen. */
            actor?: string | null;
            /** @description Where it happened. */
            about: components["schemas"]["About"];
            /** @description What the document was called then. */
            title: components["schemas"]["Text"];
            /** @description The comment or the task. */
            subject?: string | null;
            /** @description A few words of what was said. */
            excerpt: string;
            /**
             * Format: int64
             * @description How many changes it stands for.
             */
            times: number;
            /** @description Whether it was read. */
            read: boolean;
        };
        /** Format: uuid */
        NotificationId: string;
        /**
         * @description What a notification tells.
         * @enum {string}
         */
        NotificationKind: "mention" | "reply" | "assignment" | "due" | "review" | "change";
        /** @description What a person wants to hear about. */
        NotificationSettings: {
            /** @description The kinds that are not told. */
            muted: components["schemas"]["NotificationKind"][];
            /** @description How often unread ones are sent by e-mail. */
            digest: components["schemas"]["DigestRhythm"];
            /** @description The language of the e-mails: `de` or `en`. */
            language: string;
        };
        /** @description Notifications and how many are unread. */
        Notifications: {
            /**
             * Format: int64
             * @description How many are unread, listed or not.
             */
            unread: number;
            /** @description The newest first. */
            notifications: components["schemas"]["Notification"][];
        };
        /** @description One step of a change. */
        Operation: {
            /** @description The key. */
            path: string;
            /** @description The new value. */
            value?: unknown;
            /**
             * @description Where among the keys of its object a new key goes; the end when absent. With `at`, a
             *     missing or `null` value is an explicit `null`. Undo writes it to restore a document as
             *     it was.
             */
            at?: number | null;
            /** @enum {string} */
            op: "set";
        } | {
            /** @description The list. */
            path: string;
            /** @description The id of the member before it; `null`: becomes the first; absent: becomes the last. */
            after?: string | null;
            /** @description The member. */
            value: unknown;
            /** @enum {string} */
            op: "insert";
        } | {
            /** @description The member. */
            path: string;
            /** @enum {string} */
            op: "remove";
        } | {
            /** @description The member. */
            path: string;
            /** @description The list it goes to. */
            to: string;
            /** @description The id of the member before it; `null`: becomes the first; absent: becomes the last. */
            after?: string | null;
            /** @enum {string} */
            op: "move";
        };
        /**
         * @description How a property is compared, always as text and case-sensitive.
         * @enum {string}
         */
        Operator: "equals" | "not-equals" | "contains" | "starts-with" | "matches";
        /** @description Size and span of the selection, and its touchpoints. */
        OverviewReport: {
            /**
             * Format: int64
             * @description Events in the selection.
             */
            events: number;
            /**
             * Format: int64
             * @description Customers with at least one of them.
             */
            customers: number;
            first?: components["schemas"]["Instant"] | null;
            last?: components["schemas"]["Instant"] | null;
            /** @description The touchpoint with most events first. */
            touchpoints: components["schemas"]["TouchpointEvents"][];
        };
        /** Format: uuid */
        PageId: string;
        /** @description Everything in which a person has a part, each with the reasons. */
        Part: {
            /** @description The stakeholders that stand for the person. */
            stakeholders: components["schemas"]["PartStakeholder"][];
            /** @description Journeys. */
            journeys: components["schemas"]["PartJourney"][];
            /** @description Touchpoints. */
            touchpoints: components["schemas"]["PartTouchpoint"][];
            /** @description Insights. */
            insights: components["schemas"]["PartInsight"][];
            /** @description Initiatives. */
            initiatives: components["schemas"]["PartInitiative"][];
            /** @description What is given and received. */
            relations: components["schemas"]["PartRelation"][];
        };
        /** @description An initiative in which the person has a part. */
        PartInitiative: {
            /** @description Which initiative. */
            id: components["schemas"]["DocumentId"];
            /** @description What is done. */
            title: components["schemas"]["Text"];
            /** @description How far it is. */
            state: components["schemas"]["InitiativeState"];
            /** @description When it is to be done. */
            due?: string | null;
            /** @description Why. */
            reasons: components["schemas"]["Reason"][];
        };
        /** @description An insight in which the person has a part. */
        PartInsight: {
            /** @description Which insight. */
            id: components["schemas"]["DocumentId"];
            /** @description In one sentence. */
            title: components["schemas"]["Text"];
            kind?: components["schemas"]["InsightKind"] | null;
            /**
             * Format: int32
             * @description How much it matters, 1 to 5.
             */
            severity?: number | null;
            /** @description Why. */
            reasons: components["schemas"]["Reason"][];
        };
        /** @description A journey in which the person has a part. */
        PartJourney: {
            /** @description Which journey. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description Where it stands in its life. */
            state: components["schemas"]["JourneyState"];
            /** @description Why. */
            reasons: components["schemas"]["Reason"][];
            /** @description The touchpoints of theirs on it. */
            touchpoints: string[];
        };
        /** @description Something that the person gives or receives. */
        PartRelation: {
            /** @description Which relation. */
            id: components["schemas"]["DocumentId"];
            /** @description Whether the person gives; else receives. */
            gives: boolean;
            /** @description Who is on the other side; empty for customers as a whole. */
            other: components["schemas"]["Text"];
            /** @description Whether the other side is customers or a persona. */
            with_customers: boolean;
            /** @description The relation. */
            relation: components["schemas"]["StakeholderRelation"];
        };
        /** @description A stakeholder that stands for the person. */
        PartStakeholder: {
            /** @description Which stakeholder. */
            id: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /**
             * Format: int32
             * @description How much it shapes the experience, 1 to 5.
             */
            influence?: number | null;
        };
        /** @description A touchpoint in which the person has a part. */
        PartTouchpoint: {
            /** @description Which touchpoint. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description Why. */
            reasons: components["schemas"]["Reason"][];
            /**
             * Format: int32
             * @description On how many journeys it stands.
             */
            journeys: number;
            /** @description Whether customers decide there to stay or to leave. */
            moment_of_truth: boolean;
        };
        /** @description One end of a relation. */
        Party: {
            /**
             * @description Who it is.
             * @default customer
             */
            kind: components["schemas"]["PartyKind"];
            /**
             * @description Which stakeholder or persona; customers as a whole have none.
             * @default null
             */
            id: string | null;
        };
        /**
         * @description Who an end of a relation is.
         * @enum {string}
         */
        PartyKind: "customer" | "persona" | "stakeholder";
        /** @description The old password and a new one. */
        PasswordChange: {
            current: string;
            new: string;
        };
        /** @description A group of steps. */
        Phase: {
            /**
             * @description Unique among the phases.
             * @default
             */
            id: string;
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What happens in it.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description The phase of the phase model that it follows.
             * @default null
             */
            model_phase: string | null;
            /**
             * @description Its steps in their order.
             * @default []
             */
            steps: components["schemas"]["Step"][];
        };
        /** @description Where a page is. */
        Place: {
            /** @description Made by the page for itself. */
            page: components["schemas"]["PageId"];
            document?: components["schemas"]["DocumentId"] | null;
            /** @description The place in it, as a path. */
            place?: string | null;
        };
        /** @description What a copy does, or would do. */
        Plan: {
            /** @description Every object that is reached, by kind in the order of the text form. */
            objects: components["schemas"]["Planned"][];
            /** @description References to objects that do not come along and are not there. */
            left_out: components["schemas"]["LeftOut"][];
            /** @description Whether it was done. */
            copied: boolean;
        };
        /** @description An object that a copy reaches. */
        Planned: {
            /** @description Its kind. */
            kind: string;
            /** @description Which one. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description What the target has of it. */
            state: components["schemas"]["TargetState"];
        };
        /** @description The beginning of a file as an import would read it. */
        Preview: {
            /** @description The first rows, and further rows that are no events. */
            rows: components["schemas"]["PreviewRow"][];
            /**
             * Format: int64
             * @description How many places were looked at.
             */
            checked: number;
            /**
             * Format: int64
             * @description How many of them are no events.
             */
            errors: number;
            /** @description What a person should look at before importing. */
            notes: components["schemas"]["Note"][];
        };
        /** @description One place of the file. */
        PreviewRow: {
            /**
             * Format: int64
             * @description The line, counted from 1; in Parquet the row.
             */
            line: number;
            /** @description Who. */
            customer: string;
            /** @description What. */
            event: string;
            time?: components["schemas"]["Instant"] | null;
            /** @description The other values by name. */
            properties: Record<string, never>;
            /** @description Why it is no event, in English. */
            error?: string | null;
            /** @description Why it is no event, for machines and translations. */
            code?: string | null;
            /** @description What stands there when it is no event, shortened. */
            text?: string | null;
        };
        /** @description What a client gets instead of an answer. */
        Problem: {
            /** @description Always `about:blank`: the code says what it is. */
            type: string;
            /** @description The status in words. */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description Stable and translated by the interface. */
            code: string;
            /** @description An English sentence. */
            detail: string;
            /** @description The place in the input that it is about. */
            place?: string | null;
            /** @description Values beside the sentence. */
            fields?: Record<string, never>;
        };
        /** @description The record of processing at a touchpoint. */
        Processing: {
            /**
             * @description What the data is for.
             * @default {}
             */
            purpose: components["schemas"]["Text"];
            /**
             * @description On which legal ground, such as `GDPR Art. 6(1)(b)`.
             * @default
             */
            legal_basis: string;
            /**
             * @description Which data.
             * @default {}
             */
            data_fields: components["schemas"]["Text"];
            /**
             * @description For how long.
             * @default {}
             */
            retention: components["schemas"]["Text"];
            /**
             * @description Who receives it.
             * @default {}
             */
            recipients: components["schemas"]["Text"];
        };
        /** @description A condition on a property. An event without the property never meets it, whatever the operator. */
        PropertyCondition: {
            /** @description Name of the property. */
            name: string;
            /** @description How to compare. */
            operator?: components["schemas"]["Operator"];
            /** @description What to compare with; a regular expression for `matches`. */
            value?: string;
        };
        /** @description A value of a property. */
        PropertyValue: {
            /** @description As the source has it. */
            value: string;
            /**
             * Format: int64
             * @description How many events have it.
             */
            events: number;
        };
        /** @description A property with its values. */
        PropertyValues: {
            /** @description Name of the property. */
            property: string;
            /** @description Its values, the one of most customers first. */
            values: components["schemas"]["ValueCustomers"][];
        };
        /** @description One comment. */
        Quote: {
            /** @description Key of the touchpoint where it was written. */
            touchpoint: string;
            /**
             * Format: float
             * @description The score given with it, 0 to 100.
             */
            score?: number | null;
            /** @description The text as written. */
            text: string;
            /** @description When. */
            time: components["schemas"]["Instant"];
        };
        /** @description A touchpoint too rare to make a step. */
        RareTouchpoint: {
            /** @description Key of the touchpoint, or the name of the event. */
            touchpoint: string;
            /**
             * Format: int64
             * @description Customers who used it.
             */
            customers: number;
            /**
             * Format: double
             * @description Those as a share of all customers.
             */
            share: number;
        };
        /** @description What has been read. */
        Reading: {
            notification?: components["schemas"]["NotificationId"] | null;
        };
        /**
         * @description Why something is part of it.
         * @enum {string}
         */
        Reason: "owner" | "stakeholder" | "department" | "touchpoint" | "author";
        /** @description A reason for leaving. */
        ReasonRow: {
            /** @description As the events give it. */
            reason: string;
            /**
             * Format: int64
             * @description Runs that gave it last.
             */
            runs: number;
            /**
             * Format: double
             * @description Those as a share of the runs that left here.
             */
            share: number;
        };
        /** @description A place of a file that was no event. */
        Reject: {
            /**
             * Format: int64
             * @description The line, counted from 1; in Parquet the row.
             */
            line: number;
            /** @description Why, for machines and translations. */
            code: string;
            /** @description Why, in English. */
            reason: string;
            /** @description What stands there, shortened. */
            text: string;
        };
        /** @description A document that a person has starred or visited. */
        Remembered: {
            /** @description Its kind. */
            kind: string;
            /** @description Its id. */
            document: components["schemas"]["DocumentId"];
            /** @description What it is called. */
            title: components["schemas"]["Text"];
        };
        /** @description The loop: whoever has reached one step and comes back to another begins a new pass. */
        Repetition: {
            /** @description From this step (or a later one) … */
            from_step: string;
            /** @description … back to this step (or an earlier one). */
            to_step: string;
        };
        /** @description The period asked for, and the first and the last event of the runs that start in it. */
        ReportPeriod: {
            from?: components["schemas"]["Instant"] | null;
            until?: components["schemas"]["Instant"] | null;
            first?: components["schemas"]["Instant"] | null;
            last?: components["schemas"]["Instant"] | null;
        };
        /** @description Runs that went directly back. */
        ReturnRow: {
            /** @description Id of the later step. */
            from_step: string;
            /** @description Id of the earlier step. */
            to_step: string;
            /**
             * Format: int64
             * @description Runs that went this way at least once.
             */
            runs: number;
            /**
             * Format: double
             * @description Those as a share of all runs.
             */
            share: number;
        };
        /**
         * @description What a member may do in a workspace; each role includes the ones before it.
         * @enum {string}
         */
        Role: "viewer" | "contributor" | "editor" | "admin";
        /** @description Another role for a member. */
        RoleChange: {
            role: components["schemas"]["Role"];
        };
        /** @description An object to copy. */
        Root: {
            /** @description Its kind, such as `persona`. */
            kind: string;
            /** @description Which one. */
            id: components["schemas"]["DocumentId"];
        };
        /** @description Runs and their share of all runs. */
        RunShare: {
            /**
             * Format: int64
             * @description Runs.
             */
            runs: number;
            /**
             * Format: double
             * @description As a share of all runs.
             */
            share: number;
        };
        /**
         * @description What a token may do, at most; never more than its owner may at that moment.
         * @enum {string}
         */
        Scope: "read" | "write" | "admin";
        /** @description A mean score with its 95 % interval. */
        Score: {
            /**
             * Format: int64
             * @description Number of responses.
             */
            n: number;
            /**
             * Format: double
             * @description Mean, 0 (worst) to 100 (best).
             */
            mean: number;
            /**
             * Format: double
             * @description Lower limit of the interval.
             */
            low: number;
            /**
             * Format: double
             * @description Upper limit of the interval.
             */
            high: number;
        };
        /** @description A touchpoint of the map, seen at a step. */
        SeenTouchpoint: {
            /** @description Key of the touchpoint. */
            touchpoint: string;
            id?: components["schemas"]["DocumentId"] | null;
            /**
             * Format: int64
             * @description Events there.
             */
            events: number;
            /**
             * Format: int64
             * @description Customers who had them.
             */
            customers: number;
        };
        /** @description Customers that have any event with this value of this property. */
        SegmentCondition: {
            /**
             * @description Name of the property.
             * @default
             */
            property: string;
            /**
             * @description Its value, as text.
             * @default
             */
            value: string;
        };
        /** @description Who is signed in, and where they may go. */
        Session: {
            user?: components["schemas"]["User"] | null;
            /** @description Nobody has an account yet: the set-up link decides. */
            setup_needed: boolean;
            /** @description Every visitor is signed in. */
            demo: boolean;
            /** @description The user's workspaces. */
            workspaces: components["schemas"]["SessionWorkspace"][];
        };
        /** @description A workspace in the session. */
        SessionWorkspace: {
            id: components["schemas"]["WorkspaceId"];
            slug: string;
            name: components["schemas"]["BTreeMap"];
            role: components["schemas"]["Role"];
        };
        /** @description What the first admin enters. */
        SetUp: {
            /** @description From the link. */
            token: string;
            /** @description The admin's name. */
            name: string;
            /** @description The address to sign in with. */
            email: string;
            /** @description At least ten characters. */
            password: string;
            /** @description The first workspace. */
            workspace: components["schemas"]["NewWorkspace"];
        };
        /** @description Everything about a workspace that its admins decide. */
        Settings: {
            /** @description The organisation's name. */
            name?: components["schemas"]["BTreeMap"];
            /** @description Languages of the content, the first one is the fallback. */
            languages: string[];
            /** @description IANA name of the time zone in which days and months are cut. */
            time_zone: string;
            /**
             * Format: int32
             * @description Scores and reasons of fewer people than this are not shown.
             */
            minimum_group: number;
            /** @description Where feedback stands in the events. */
            feedback: components["schemas"]["Feedback"];
        };
        /** @description New values for some of the settings; what is absent stays. */
        SettingsChange: {
            name?: components["schemas"]["BTreeMap"] | null;
            languages?: string[] | null;
            time_zone?: string | null;
            /** Format: int32 */
            minimum_group?: number | null;
            feedback?: components["schemas"]["Feedback"] | null;
        };
        /**
         * @description How much a finding matters.
         * @enum {string}
         */
        Severity: "error" | "warning";
        /** @description A share link as its makers see it. */
        ShareLink: {
            /** @description The identifier. */
            id: components["schemas"]["ShareLinkId"];
            /** @description The journey it opens. */
            journey: components["schemas"]["DocumentId"];
            /** @description For whom it is. */
            name: string;
            /** @description The lanes and numbers it shows. */
            emphasis: components["schemas"]["Emphasis"];
            /** @description Whether it asks for a password. */
            has_password: boolean;
            /** @description Name of who made it. */
            created_by: string;
            /** @description When. */
            created_at: components["schemas"]["Instant"];
            expires_at?: components["schemas"]["Instant"] | null;
            revoked_at?: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description How often the map was opened with it.
             */
            opened: number;
            opened_at?: components["schemas"]["Instant"] | null;
        };
        /** @description A link to be made. */
        ShareLinkForm: {
            /** @description The journey it opens. */
            journey: components["schemas"]["DocumentId"];
            /** @description For whom it is. */
            name: string;
            /** @description The lanes and numbers it shows. */
            emphasis: components["schemas"]["Emphasis"];
            /** @description What a visitor must know besides the address; at least 10 characters. */
            password?: string | null;
            expires_at?: components["schemas"]["Instant"] | null;
        };
        /** Format: uuid */
        ShareLinkId: string;
        /** @description A journey as a stranger with a link sees it. */
        SharedMap: {
            /** @description Name of the organisation. */
            organisation: components["schemas"]["BTreeMap"];
            /** @description The journey with the chosen lanes. */
            journey: components["schemas"]["Journey"];
            /** @description What its cards refer to. */
            objects: components["schemas"]["SharedObject"][];
            report?: components["schemas"]["StepsReport"] | null;
            /** @description What the link shows. */
            shows: components["schemas"]["Shown"];
        };
        /** @description A shared object that a card refers to. */
        SharedObject: {
            /** @description Its kind: `touchpoint`, `insight`, … */
            kind: string;
            /** @description Its id. */
            id: string;
            /** @description What it is called. */
            title: components["schemas"]["Text"];
            /** @description What sort of object of its kind it is: `digital`, `pain-point`. */
            sort?: string | null;
            /** @description Where it stands: `running`. */
            state?: string | null;
        };
        /** @description The numbers that a link shows. */
        Shown: {
            /** @description How many customers go on, leave and why. */
            river: boolean;
            /** @description What customers rated. */
            scores: boolean;
        };
        /** @description What somebody signs in with. */
        SignIn: {
            email: string;
            password: string;
        };
        /**
         * @description Whether a stakeholder belongs to the company.
         * @enum {string}
         */
        Sourcing: "internal" | "external" | "outsourced";
        /**
         * @description The sorts of stakeholders.
         * @enum {string}
         */
        StakeholderKind: "person" | "team" | "role" | "partner" | "system" | "authority";
        /** @description An arrow of the stakeholder map: one side gives something to the other. */
        StakeholderRelation: {
            /**
             * @description Who gives.
             * @default {
             *       "kind": "customer"
             *     }
             */
            from: components["schemas"]["Party"];
            /**
             * @description Who receives.
             * @default {
             *       "kind": "customer"
             *     }
             */
            to: components["schemas"]["Party"];
            /**
             * @description What sort of thing is given.
             * @default service
             */
            given: components["schemas"]["Given"];
            /**
             * @description What exactly, in a few words.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description In full.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * Format: int32
             * @description How much it shapes what customers experience, 1 to 5.
             * @default null
             */
            influence: number | null;
            /**
             * @description What it means for customers, as it is today.
             * @default neutral
             */
            effect: components["schemas"]["CustomerEffect"];
            /** @default null */
            frequency: components["schemas"]["Frequency"] | null;
        };
        /**
         * @description How far an import is.
         * @enum {string}
         */
        State: "running" | "running" | "stored" | "failed";
        /** @description A step of the customer: one column. */
        Step: {
            /**
             * @description Unique among the steps of all phases.
             * @default
             */
            id: string;
            /**
             * @description What the customer does.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description In full.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Not every customer does it.
             * @default false
             */
            optional: boolean;
            /**
             * @description Customers may do it several times in a row.
             * @default false
             */
            repeatable: boolean;
            /**
             * @description It may happen before or after its neighbours.
             * @default false
             */
            order_free: boolean;
            /**
             * @description Other ways to do the same: online or by telephone.
             * @default []
             */
            alternatives: components["schemas"]["Text"][];
            /**
             * @description How long it takes.
             * @default {}
             */
            duration: components["schemas"]["Text"];
            /**
             * @description How long customers wait before it.
             * @default {}
             */
            waiting: components["schemas"]["Text"];
            /**
             * Format: double
             * @description Days without an event after which a pass that stands here is over.
             * @default null
             */
            patience_days: number | null;
            /**
             * @description Here customers decide to stay or to leave.
             * @default false
             */
            moment_of_truth: boolean;
            /** @default null */
            emotion: components["schemas"]["Emotion"] | null;
            /**
             * @description Where the course goes on when it branches; the next column when empty.
             * @default []
             */
            next: components["schemas"]["NextStep"][];
            /** @description The numbers behind a step that was proposed from events. */
            discovered?: Record<string, never> | null;
        };
        /** @description One step. */
        StepReport: {
            /** @description Id of the step. */
            step: string;
            /**
             * Format: int64
             * @description Customers who visited it.
             */
            customers: number;
            /**
             * Format: int64
             * @description Runs that visited it.
             */
            runs: number;
            /**
             * Format: double
             * @description Those as a share of all runs.
             */
            share: number;
            /**
             * Format: int64
             * @description Runs that visited it or a later step.
             */
            remaining: number;
            /**
             * Format: double
             * @description Those as a share of all runs.
             */
            remaining_share: number;
            /**
             * Format: int64
             * @description Runs that got no further and are over.
             */
            left: number;
            /**
             * Format: double
             * @description Those as a share of `remaining`.
             */
            left_share: number;
            /**
             * Format: int64
             * @description Runs that got no further and may still go on.
             */
            in_progress: number;
            /**
             * Format: int64
             * @description Further visits in a row.
             */
            repeats: number;
            /**
             * Format: double
             * @description Runs with a repeat as a share of `runs`.
             */
            repeat_share: number;
            /**
             * Format: int64
             * @description Visits after a later step.
             */
            returns: number;
            waiting?: components["schemas"]["Waiting"] | null;
            /** @description Touchpoints of the map seen here. */
            touchpoints: components["schemas"]["SeenTouchpoint"][];
            /** @description Touchpoints that the map does not know, seen while runs stood here. */
            unknown: components["schemas"]["UnknownTouchpoint"][];
            /** @description Reasons of those who left, most frequent first. */
            reasons: components["schemas"]["ReasonRow"][];
            score?: components["schemas"]["Score"] | null;
            /** @description Whether there are responses, but of too few customers. */
            score_hidden: boolean;
        };
        /** @description A map with what customers do on it. */
        StepsReport: {
            /** @description The period asked for and the one found. */
            period: components["schemas"]["ReportPeriod"];
            /**
             * Format: int64
             * @description Customers with at least one run.
             */
            customers: number;
            /**
             * Format: int64
             * @description Runs that start in the period.
             */
            runs: number;
            /**
             * Format: int64
             * @description Runs that may still go on.
             */
            in_progress: number;
            /**
             * Format: int64
             * @description Events of these runs that the map knows.
             */
            events: number;
            loop?: components["schemas"]["RunShare"] | null;
            /**
             * Format: int32
             * @description Groups smaller than this are hidden.
             */
            minimum_group: number;
            /**
             * Format: int64
             * @description Time it took to compute.
             */
            computed_in_ms: number;
            /** @description One entry a step, in map order. */
            steps: components["schemas"]["StepReport"][];
            /** @description Ways from a step directly back to an earlier one. */
            returns: components["schemas"]["ReturnRow"][];
        };
        /**
         * @description What the target has of an object.
         * @enum {string}
         */
        TargetState: "new" | "same" | "different" | "known";
        /** @description A task as it is sent. */
        Task: {
            /** @description The identifier. */
            id: components["schemas"]["TaskId"];
            /** @description What is to be done. */
            title: string;
            /** @description In full. */
            note: string;
            /** @description The document and place it is about. */
            about: components["schemas"]["About"];
            about_title?: components["schemas"]["Text"] | null;
            comment?: components["schemas"]["CommentId"] | null;
            /** @description Who is to do it. */
            assignees: components["schemas"]["Assignee"][];
            /** @description The day by which: `2026-03-31`. */
            due?: string | null;
            done_at?: components["schemas"]["Instant"] | null;
            /** @description Name of who did it. */
            done_by?: string | null;
            created_by?: components["schemas"]["UserId"] | null;
            /** @description Their name. */
            created_by_name?: string | null;
            /** @description When it was made. */
            created_at: components["schemas"]["Instant"];
        };
        /** @description A task to be made. */
        TaskForm: {
            id?: components["schemas"]["TaskId"] | null;
            /** @description What is to be done. */
            title: string;
            /** @description In full. */
            note?: string;
            /** @description The document and place it is about. */
            about: components["schemas"]["About"];
            comment?: components["schemas"]["CommentId"] | null;
            /** @description Who is to do it. */
            assignees?: components["schemas"]["UserId"][];
            /** @description The day by which: `2026-03-31`; empty for none. */
            due?: string;
        };
        /** Format: uuid */
        TaskId: string;
        /** @description New values for some of the fields of a task; what is absent stays. */
        TaskPatch: {
            /** @description What is to be done. */
            title?: string | null;
            /** @description In full. */
            note?: string | null;
            /** @description Who is to do it. */
            assignees?: components["schemas"]["UserId"][] | null;
            /** @description The day by which; empty for none. */
            due?: string | null;
            /** @description Whether it is done. */
            done?: boolean | null;
        };
        /** @description A text by language: `{"de": "Buchung", "en": "Booking"}`. May be empty. */
        Text: {
            [key: string]: string;
        };
        /**
         * @description What has to be known of a file before its times can be read.
         * @enum {string}
         */
        TimeFormat: "year-first" | "day-first" | "month-first" | "epoch-seconds" | "epoch-milliseconds" | "epoch-microseconds" | "epoch-nanoseconds";
        /** @description A token without its secret. */
        Token: {
            /** @description The identifier. */
            id: components["schemas"]["TokenId"];
            /** @description What its owner calls it. */
            name: string;
            /** @description What it may do. */
            scopes: components["schemas"]["Scope"][];
            /** @description The slug of the workspace it is bound to. */
            workspace: string;
            /** @description When it was made. */
            created_at: components["schemas"]["Instant"];
            last_used_at?: components["schemas"]["Instant"] | null;
        };
        /** Format: uuid */
        TokenId: string;
        /**
         * @description Whether something is good or bad for the customer.
         * @enum {string}
         */
        Tone: "good" | "bad" | "neutral";
        /** @description A sort of touchpoint. */
        TouchpointCategory: {
            /** @description The value of `category`. */
            key: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            kind?: components["schemas"]["ChannelKind"] | null;
            channel?: components["schemas"]["DocumentId"] | null;
        };
        /** @description A touchpoint with its events and customers. */
        TouchpointEvents: {
            /** @description Key of the touchpoint, or the name of an event that no touchpoint claims. */
            touchpoint: string;
            id?: components["schemas"]["DocumentId"] | null;
            /**
             * Format: int64
             * @description Events.
             */
            events: number;
            /**
             * Format: int64
             * @description Customers who had them.
             */
            customers: number;
        };
        /** @description A touchpoint in all and month by month. */
        TouchpointReport: {
            /** @description Key of the touchpoint, or the name of an event that no touchpoint claims. */
            touchpoint: string;
            id?: components["schemas"]["DocumentId"] | null;
            /**
             * Format: int64
             * @description Events.
             */
            events: number;
            /**
             * Format: int64
             * @description Customers who had them.
             */
            customers: number;
            score?: components["schemas"]["Score"] | null;
            /** @description Every month from the first event of the selection to the last. */
            months: components["schemas"]["MonthRow"][];
        };
        /** @description Two touchpoints that directly follow each other. */
        TransitionRow: {
            /** @description The earlier touchpoint. */
            from: string;
            /** @description The later one. */
            to: string;
            /**
             * Format: int64
             * @description How often.
             */
            count: number;
            /**
             * Format: double
             * @description Median time between the two.
             */
            median_seconds: number;
            /**
             * Format: double
             * @description 90th percentile of the time between the two.
             */
            p90_seconds: number;
        };
        /** @description The graph of direct successions. */
        TransitionsReport: {
            /**
             * Format: int64
             * @description Events in the selection.
             */
            events: number;
            /**
             * Format: int64
             * @description Customers with at least one of them.
             */
            customers: number;
            /** @description Customers whose first event is at the touchpoint. */
            starts: {
                [key: string]: number;
            };
            /** @description Customers whose last event is at the touchpoint. */
            ends: {
                [key: string]: number;
            };
            /** @description By the two names. */
            transitions: components["schemas"]["TransitionRow"][];
        };
        /** @description A touchpoint that the map does not know, seen at a step. */
        UnknownTouchpoint: {
            /** @description Key of the touchpoint, or the name of an event that no touchpoint claims. */
            touchpoint: string;
            id?: components["schemas"]["DocumentId"] | null;
            /**
             * Format: int64
             * @description Events there.
             */
            events: number;
            /**
             * Format: int64
             * @description Customers who had them.
             */
            customers: number;
            /**
             * Format: double
             * @description Those as a share of the step's customers.
             */
            share: number;
        };
        /** @description The password of a share link. */
        Unlocking: {
            /** @description What the visitor was told. */
            password: string;
        };
        /** @description A file as it looks under a mapping. */
        Upload: {
            /** @description The identifier. */
            id: components["schemas"]["UploadId"];
            /** @description What the file is called. */
            filename: string;
            /**
             * Format: int64
             * @description Its size.
             */
            bytes: number;
            format?: components["schemas"]["Format"] | null;
            /** @description The columns of a table; none for XES and OCEL. */
            columns: components["schemas"]["Column"][];
            /** @description The types of objects in an OCEL file. */
            object_types: string[];
            /** @description What was asked for, completed with what was recognised. */
            mapping: components["schemas"]["Mapping"];
            /** @description The first events under this mapping. */
            preview: components["schemas"]["Preview"];
        };
        /** Format: uuid */
        UploadId: string;
        /** @description A person who signs in. Contains personal data: never log it. */
        User: {
            /** @description The identifier. */
            id: components["schemas"]["UserId"];
            /** @description The name that others see. */
            name: string;
            /** @description The address they sign in with, lower case. */
            email: string;
        };
        /** Format: uuid */
        UserId: string;
        /** @description A value of a property. */
        ValueCustomers: {
            /** @description The value. */
            value: string;
            /**
             * Format: int64
             * @description Customers with any event that has it.
             */
            customers: number;
        };
        /** @description A journey with the customers who took it. */
        VariantRow: {
            /** @description The touchpoints in order. */
            path: string[];
            /**
             * Format: int64
             * @description Customers whose journey is exactly this.
             */
            customers: number;
        };
        /** @description The commonest journeys. */
        VariantsReport: {
            /** @description Most customers first; equal ones in the order of their paths. */
            variants: components["schemas"]["VariantRow"][];
            /**
             * Format: int64
             * @description Different journeys in all.
             */
            total_variants: number;
            /**
             * Format: int64
             * @description Customers in all.
             */
            customers: number;
            /**
             * Format: double
             * @description Customers of the listed variants, as a share of all.
             */
            share_covered: number;
        };
        /** @description Words that every workspace shares. Teams may use others; these have names in every language. */
        Vocabulary: {
            /** @description What sorts of touchpoints there are. */
            touchpoint_categories: components["schemas"]["TouchpointCategory"][];
            /** @description What lanes may be about. */
            lane_kinds: components["schemas"]["LaneKind"][];
            /** @description Names for the ranges of the scale from 0 to 100, the lowest first. */
            emotion_scale: components["schemas"]["EmotionRange"][];
        };
        /** @description A waiting time. */
        Waiting: {
            /**
             * Format: int64
             * @description Runs it was measured on.
             */
            n: number;
            /**
             * Format: double
             * @description Median.
             */
            median_seconds: number;
            /**
             * Format: double
             * @description 90th percentile.
             */
            p90_seconds: number;
        };
        /** @description What to copy, and how. */
        Wish: {
            /** @description The objects to begin with; what they refer to comes along. */
            objects: components["schemas"]["Root"][];
            /** @description Whether the sub-journeys of journeys come along. */
            sub_journeys?: boolean;
            /** @description Whether objects that the target has in another state are replaced; else they stay. */
            replace?: boolean;
        };
        /** @description A workspace with its settings. */
        Workspace: components["schemas"]["Settings"] & {
            /** @description The identifier. */
            id: components["schemas"]["WorkspaceId"];
            /** @description The short name in addresses and on the command line. */
            slug: string;
        };
        /** Format: uuid */
        WorkspaceId: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
