// Written by openapi/generate.mjs (npm run api) from docs/reference/openapi.json. Do not edit.
// sha256 of that file: 5f8423d1977d19b19cba0132a12dc2007033f3a9bf558096b8a8606746fd1faa

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
        /** @description One point of the action plan. */
        ActionStep: {
            /**
             * @description Unique among the steps of the initiative.
             * @default
             */
            id: string;
            /**
             * @description What is to be done.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description By whom.
             * @default
             */
            owner: string;
            /**
             * Format: date
             * @description Until when.
             * @default null
             */
            due: string | null;
            /**
             * @description Whether it is done.
             * @default false
             */
            done: boolean;
        };
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
        /** @description What attaching a journey found, or would find. */
        Attached: {
            /** @description How its parts were recognised in the base. */
            matched: components["schemas"]["Matched"];
            /** @description How many parts are as in the base then, and how many its own. */
            counts: components["schemas"]["Counts"];
        };
        /** @description A base for a journey that was drawn apart from it. */
        Attachment: {
            /** @description The base. */
            base: components["schemas"]["DocumentId"];
            /** @description In what they differ. */
            dimension?: components["schemas"]["Dimension"];
            /** @description What the variant is for. */
            label?: components["schemas"]["Text"];
            /** @description Only say what would be found. */
            preview?: boolean;
        };
        BTreeMap: {
            [key: string]: string;
        };
        /** @description One person's votes, and how far all are. What the others voted for is not told. */
        Ballot: {
            /** @description The person's own votes, by note or group. */
            own: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Votes the person still has.
             */
            left: number;
            /**
             * Format: int64
             * @description People who have voted so far.
             */
            voters: number;
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
            fields?: components["schemas"]["Identified_Field"][];
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
            strategies?: components["schemas"]["Identified_Strategy"][];
            scorings?: components["schemas"]["Identified_Scoring"][];
            opportunities?: components["schemas"]["Identified_Opportunity"][];
            initiatives?: components["schemas"]["Identified_Initiative"][];
            workshops?: components["schemas"]["Identified_Workshop"][];
            projects?: components["schemas"]["Identified_Project"][];
            phase_models?: components["schemas"]["Identified_PhaseModel"][];
            views?: components["schemas"]["Identified_View"][];
            devices?: components["schemas"]["Identified_Device"][];
            knowledge_items?: components["schemas"]["Identified_KnowledgeItem"][];
            metrics?: components["schemas"]["Identified_Metric"][];
            custom_lanes?: components["schemas"]["Identified_CustomLane"][];
            terms?: components["schemas"]["Identified_Term"][];
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
        /** @description A cell of a map. */
        CardPlace: {
            /** @description The journey. */
            journey: components["schemas"]["DocumentId"];
            /** @description One of its lanes. */
            lane: string;
            /** @description One of its steps. */
            step: string;
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
            origin?: components["schemas"]["Origin"] | null;
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
         * @description How base and variant went different ways.
         * @enum {string}
         */
        Clash: "changed" | "moved" | "removed-in-base" | "removed-here";
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
        /** @description A place where base and variant went different ways; the variant stayed as it was. */
        Conflict: {
            /** @description Where. */
            spot: components["schemas"]["Spot"];
            /** @description How. */
            clash: components["schemas"]["Clash"];
            /** @description The value of the field before. */
            before?: unknown;
        };
        /** @description The controller and its officers (Art. 30(1)(a) GDPR). */
        Controller: {
            /**
             * @description Name of the organisation.
             * @default
             */
            name: string;
            /**
             * @description Its postal address.
             * @default
             */
            address: string;
            /**
             * @description How it is reached: e-mail, telephone.
             * @default
             */
            contact: string;
            /**
             * @description Others who decide with it about purposes and means.
             * @default
             */
            joint_controllers: string;
            /**
             * @description Its representative in the Union, where it has its seat elsewhere.
             * @default
             */
            representative: string;
            /**
             * @description The data protection officer, with contact.
             * @default
             */
            data_protection_officer: string;
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
        /** @description How many parts of a base a variant has unchanged, and how many are its own. */
        Counts: {
            /**
             * Format: int64
             * @description Parts that are as in the base.
             */
            inherited: number;
            /**
             * Format: int64
             * @description Parts that are different, added or removed.
             */
            own: number;
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
        /** @description A webhook with its secret, which is shown only now. */
        CreatedWebhook: components["schemas"]["Webhook"] & {
            /** @description Signs every delivery; the receiver checks with it that it comes from here. */
            secret: string;
        };
        /** @description One thing by which opportunities are judged. */
        Criterion: {
            /**
             * @description Its name in formulas: letters, digits and `_`, beginning with a letter.
             * @default
             */
            id: string;
            /**
             * @description Its name for people.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What the ends of the scale mean.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Where its value comes from.
             * @default entered
             */
            source: components["schemas"]["CriterionSource"];
            /**
             * Format: double
             * @description The lowest value that can be entered.
             * @default null
             */
            minimum: number | null;
            /**
             * Format: double
             * @description The highest value that can be entered.
             * @default null
             */
            maximum: number | null;
            /**
             * Format: double
             * @description How much it counts in `weighted_mean`; not at all when absent.
             * @default null
             */
            weight: number | null;
        };
        /**
         * @description Where the value of a criterion comes from.
         * @enum {string}
         */
        CriterionSource: "entered" | "effort" | "severity" | "customers" | "score-gap" | "drop-off";
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
        /** @description How a conflict is decided. */
        Decision: {
            /** @enum {string} */
            choice: "own";
        } | {
            /** @enum {string} */
            choice: "base";
        } | {
            /** @description The value of the field. */
            value: Record<string, never>;
            /** @enum {string} */
            choice: "other";
        };
        /** @description One difference between two journeys. */
        Difference: {
            /** @description Where. */
            spot: components["schemas"]["Spot"];
            /** @description What happened there. */
            change: components["schemas"]["DifferenceKind"];
            /** @description The value of the field, the part as it was, or the id of what it hung on. */
            from?: unknown;
            /** @description The value of the field, the part as it is, or the id of what it hangs on. */
            to?: unknown;
            /** @description The phase that it concerns. */
            phase?: string | null;
            /** @description The step that it concerns. */
            step?: string | null;
            /** @description The lane that it concerns. */
            lane?: string | null;
        };
        /**
         * @description What happened to a part or a field.
         * @enum {string}
         */
        DifferenceKind: "added" | "removed" | "changed" | "moved";
        /**
         * @description How often unread notifications are sent by e-mail.
         * @enum {string}
         */
        DigestRhythm: "off" | "hourly" | "daily";
        /**
         * @description In what a variant differs from its base.
         * @enum {string}
         */
        Dimension: "market" | "brand" | "segment" | "future" | "other";
        /**
         * @description Which way a number gets better.
         * @enum {string}
         */
        Direction: "higher" | "lower";
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
        /** @description What the proposed map should be like. */
        DiscoveryWish: {
            /**
             * Format: double
             * @description Touchpoints that fewer customers use, and loops that fewer runs take, are set apart: a share
             *     from 0 to 1; 0.05 when absent.
             * @default null
             */
            min_share: number | null;
            /** @default null */
            phase_model: components["schemas"]["DocumentId"] | null;
            /** @default null */
            title: components["schemas"]["Text"] | null;
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
        /** @description A map as it was read from a file. */
        Draft: {
            /**
             * @description What the journey is to be called.
             * @default
             */
            title: string;
            /**
             * @description The language of all texts: `de`, `en`.
             * @default
             */
            language: string;
            /**
             * @description The phases with their steps.
             * @default []
             */
            phases: components["schemas"]["DraftPhase"][];
            /**
             * @description The rows below the steps.
             * @default []
             */
            lanes: components["schemas"]["DraftLane"][];
            /**
             * @description What the person decided about touchpoints, by the text of the card: the id of one of the
             *     library, or null for a new one. Where nothing is decided the likeliest is taken.
             * @default {}
             */
            decisions: {
                [key: string]: string | null;
            };
        };
        /** @description A row of a draft. */
        DraftLane: {
            /**
             * @description Its name as it stands in the file.
             * @default
             */
            title: string;
            /**
             * @description What it becomes: the kind of a lane (`needs`, `touchpoints`, `emotion`, …), or one of
             *     `emotion-staff`, `step-description`, `step-duration`, `step-waiting`, `step-moment-of-truth`
             *     (which become properties of the steps), or `ignore`.
             * @default
             */
            kind: string;
            /**
             * @description Whether the kind was told from the name or the contents; else somebody should look.
             * @default false
             */
            recognised: boolean;
            /** @default null */
            scale: components["schemas"]["Scale"] | null;
            /**
             * @description One text for each step, in order; every line of it becomes a card.
             * @default []
             */
            cells: string[];
        };
        /** @description A phase of a draft. */
        DraftPhase: {
            /**
             * @description Its name.
             * @default
             */
            title: string;
            /**
             * @description The names of its steps.
             * @default []
             */
            steps: string[];
        };
        /** @description A variant with everything in which it differs from its base. */
        Drift: components["schemas"]["Counts"] & {
            /** @description The base as it is now: `from`. */
            base: components["schemas"]["Side"];
            /** @description The variant as it is now: `to`. */
            variant: components["schemas"]["Side"];
            /** @description In what they are meant to differ. */
            dimension: components["schemas"]["Dimension"];
            /** @description Every difference in what is inherited, in the order of the map. */
            differences: components["schemas"]["Difference"][];
            /** @description What waits for a decision. */
            conflicts: components["schemas"]["OpenConflict"][];
            /** @description The variant with everything in it that only the base has. */
            both: components["schemas"]["Journey"];
        };
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
        /** @description Days after which evidence is too old, by its level; none: never. */
        EvidenceAgeing: {
            /**
             * Format: int32
             * @description For what is only believed.
             */
            assumption_days?: number | null;
            /**
             * Format: int32
             * @description For what was heard or seen.
             */
            qualitative_days?: number | null;
            /**
             * Format: int32
             * @description For what was counted.
             */
            quantitative_days?: number | null;
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
        /** @description One piece of evidence: something that was said, counted or seen. */
        EvidenceItem: {
            /**
             * @description Unique among the items of the insight.
             * @default
             */
            id: string;
            /**
             * @description What sort of piece it is.
             * @default quote
             */
            kind: components["schemas"]["EvidenceKind"];
            /**
             * @description By which method it was found; other methods than the usual ones are allowed:
             *     `survey`, `interview`, `observation`, `data-analysis`, `usability-test`, `feedback`.
             * @default
             */
            method: string;
            /**
             * @description What was said or found, in the words of the source.
             * @default
             */
            text: string;
            /**
             * @description Where it comes from: a study, a file, a system.
             * @default
             */
            source: string;
            /**
             * @description Address of the file or page.
             * @default
             */
            link: string;
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
             * Format: double
             * @description The score given with it, 0 to 100.
             * @default null
             */
            score: number | null;
            /**
             * @description The touchpoint where it was said.
             * @default null
             */
            touchpoint: string | null;
            /**
             * @description The journey on whose map it was found.
             * @default null
             */
            journey: string | null;
            /**
             * @description The step of that journey.
             * @default null
             */
            step: string | null;
        };
        /**
         * @description The sorts of evidence.
         * @enum {string}
         */
        EvidenceKind: "quote" | "feedback" | "analysis" | "observation" | "file";
        /**
         * @description Strength of evidence.
         * @enum {string}
         */
        EvidenceLevel: "assumption" | "qualitative" | "quantitative";
        /** @description How much of what the workspace says is known. */
        EvidenceReport: {
            /** @description The rule by which evidence ages. */
            rule: components["schemas"]["EvidenceAgeing"];
            /** @description All journeys together. */
            total: components["schemas"]["Knowledge"];
            /** @description Each journey that is not retired. */
            journeys: components["schemas"]["JourneyKnowledge"][];
            /** @description The insights of the library. */
            insights: components["schemas"]["Knowledge"];
            /** @description What has become too old, the oldest first. */
            stale: components["schemas"]["StaleEvidence"][];
        };
        /** @description Why an import failed. */
        Failure: {
            /** @description Stable and translated by the interface. */
            code: string;
            /** @description An English sentence. */
            detail: string;
        };
        /** @description A base with the journeys that inherit from it. */
        Family: {
            /** @description The base. */
            base: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description Where the base applies. */
            market: string;
            /** @description Whether the base was removed; nothing flows down any more then. */
            removed: boolean;
            /** @description In the order of their labels. */
            variants: components["schemas"]["FamilyMember"][];
        };
        /** @description A variant in a list. */
        FamilyMember: components["schemas"]["Counts"] & {
            /** @description The variant. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description Where it applies. */
            market: string;
            /** @description As-is or to-be. */
            kind: components["schemas"]["JourneyKind"];
            /** @description Where it stands in its life. */
            state: components["schemas"]["JourneyState"];
            /** @description In what it differs from the base. */
            dimension: components["schemas"]["Dimension"];
            /** @description What it is for. */
            label: components["schemas"]["Text"];
            /** @description How many places wait for a decision. */
            conflicts: number;
            /** @description Whether changes of the base are still to flow in. */
            behind: boolean;
            /** @description When it was last changed. */
            changed_at: components["schemas"]["Instant"];
            /** @description By whom, when known. */
            changed_by?: string | null;
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
        /** @description Something that can be chosen. */
        FieldChoice: {
            /**
             * @description Unique within the field; values are this.
             * @default
             */
            id: string;
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
        };
        /**
         * @description What the values of a field are.
         * @enum {string}
         */
        FieldType: "text" | "number" | "money" | "date" | "choice" | "person" | "link";
        /** @description Values of custom fields by the id of their definition; see the schema `Field` for their form. */
        FieldValues: {
            [key: string]: unknown;
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
         * @description What a note can become.
         * @enum {string}
         */
        Form: "insight" | "opportunity" | "card";
        /**
         * @description The kinds of files that hold events.
         * @enum {string}
         */
        Format: "csv" | "xes" | "ocel" | "parquet";
        /** @description A piece of an excerpt. */
        Fragment: {
            /** @description As it stands in the document. */
            text: string;
            /** @description Whether this is what was looked for. */
            hit: boolean;
        };
        /**
         * @description How often something happens.
         * @enum {string}
         */
        Frequency: "continuously" | "daily" | "weekly" | "monthly" | "yearly" | "occasionally";
        /** @description An inside view against the measured one. */
        Gap: {
            /**
             * Format: double
             * @description Inside view minus measured mean, in points.
             */
            points: number;
            /** @description What that means. */
            judgement: components["schemas"]["Judgement"];
        };
        /** @description A persona without a journey. */
        GapPersona: {
            /** @description Which persona. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name. */
            name: string;
        };
        /** @description Inside and outside view side by side. */
        GapReport: {
            /**
             * Format: int32
             * @description Scores of groups smaller than this are hidden.
             */
            minimum_group: number;
            /** @description The largest misjudgements first, then what agrees, then what was not measured. */
            rows: components["schemas"]["GapRow"][];
        };
        /** @description A step or a touchpoint as the team, staff and customers see it; 0 to 100. */
        GapRow: {
            touchpoint?: components["schemas"]["DocumentId"] | null;
            /** @description Id of the step of the journey asked for; absent for a touchpoint. */
            step?: string | null;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /**
             * Format: double
             * @description What the team assumes.
             */
            assumed?: number | null;
            /**
             * Format: double
             * @description What staff say.
             */
            staff?: number | null;
            measured?: components["schemas"]["Score"] | null;
            assumed_gap?: components["schemas"]["Gap"] | null;
            staff_gap?: components["schemas"]["Gap"] | null;
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
        /** @description A document, a part of one, or a comment on it, that was found. */
        Hit: {
            /** @description The document. */
            document: components["schemas"]["DocumentId"];
            /** @description Its kind. */
            kind: string;
            comment?: components["schemas"]["CommentId"] | null;
            /** @description What it is called. */
            title: string;
            /**
             * @description The part within it, `phases/<id>/steps/<id>`; empty when it is the document itself. Of a comment
             *     where it stands, `steps/<id>`.
             */
            place: string;
            /** @description What the part is called; of a comment who wrote it. */
            part: string;
            /** @description What the part lies in and belongs to: its phase, its step. */
            context: string[];
            /** @description What it says about what was looked for. */
            excerpt: components["schemas"]["Fragment"][];
            /** @description When the document was changed last. */
            changed_at: components["schemas"]["Instant"];
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
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_CustomLane: {
            /**
             * @description The value of a lane's `kind`, unique in the workspace and unlike all of the vocabulary.
             * @default
             */
            key: string;
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What belongs into it.
             * @default {}
             */
            description: components["schemas"]["Text"];
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
            /**
             * @description The goals it works for.
             * @default []
             */
            goals: string[];
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Device: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What is special about it: screen, camera, where it is used.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Field: {
            /**
             * @description Its name beside the value.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What is to be written there.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description The kinds of documents that have it: `touchpoint`, `journey`.
             * @default []
             */
            applies_to: string[];
            /**
             * @description What its values are.
             * @default text
             */
            type: components["schemas"]["FieldType"];
            /**
             * @description What can be chosen, for a choice.
             * @default []
             */
            choices: components["schemas"]["FieldChoice"][];
            /**
             * @description Whether an object without a value is incomplete. It can be kept nevertheless: the form and
             *     the check say that something is missing.
             * @default false
             */
            required: boolean;
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
            /**
             * @description Who answers for it.
             * @default
             */
            owner: string;
            /**
             * @description The strategies it serves.
             * @default []
             */
            strategies: string[];
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
            /** @default null */
            area: components["schemas"]["InitiativeArea"] | null;
            /**
             * Format: double
             * @description Working days it is expected to take.
             * @default null
             */
            effort_days: number | null;
            /** @default null */
            cost: components["schemas"]["Money"] | null;
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
             * @description When it starts, market by market.
             * @default []
             */
            starts: components["schemas"]["MarketStart"][];
            /**
             * @description With whom those are compared who get it: customers or markets without it.
             * @default {}
             */
            control: components["schemas"]["Text"];
            /**
             * @description What is to be done, one after the other.
             * @default []
             */
            steps: components["schemas"]["ActionStep"][];
            /**
             * @description The insights it answers.
             * @default []
             */
            insights: string[];
            /**
             * @description The opportunities it takes up.
             * @default []
             */
            opportunities: string[];
            /**
             * @description The goals it serves.
             * @default []
             */
            goals: string[];
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
            /**
             * @description Whether something is still to be done about it.
             * @default open
             */
            state: components["schemas"]["InsightState"];
            /**
             * @description Who follows it up.
             * @default
             */
            owner: string;
            /** @default null */
            evidence: components["schemas"]["Evidence"] | null;
            /**
             * @description The single pieces that it rests on: quotes, analyses, files.
             * @default []
             */
            items: components["schemas"]["EvidenceItem"][];
            /**
             * @description What should be done about it.
             * @default {}
             */
            recommendation: components["schemas"]["Text"];
            /**
             * @description The touchpoints it is about.
             * @default []
             */
            touchpoints: string[];
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
            /** @default null */
            variant_of: components["schemas"]["VariantOf"] | null;
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
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_KnowledgeItem: {
            /**
             * @description In a few words.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What there is to know.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Where it is written down.
             * @default
             */
            source: string;
            /**
             * @description Who keeps it up to date.
             * @default
             */
            owner: string;
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Metric: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it says about customers, and what it does not.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description How it is computed.
             * @default {}
             */
            formula: components["schemas"]["Text"];
            /**
             * @description What it is a share or a mean of.
             * @default {}
             */
            denominator: components["schemas"]["Text"];
            /**
             * @description Where the numbers come from.
             * @default {}
             */
            source: components["schemas"]["Text"];
            /**
             * @description Its unit: `%`, `h`, `€`.
             * @default
             */
            unit: string;
            /**
             * @description Which way is better.
             * @default higher
             */
            direction: components["schemas"]["Direction"];
            /**
             * Format: double
             * @description The value to reach.
             * @default null
             */
            target: number | null;
            /**
             * Format: double
             * @description Beyond it somebody has to look.
             * @default null
             */
            warning: number | null;
            /**
             * Format: double
             * @description Beyond it somebody has to act.
             * @default null
             */
            critical: number | null;
            /**
             * @description Who answers for it.
             * @default
             */
            owner: string;
            /**
             * @description The goal it measures.
             * @default null
             */
            goal: string | null;
            /**
             * @description What it is measured at.
             * @default []
             */
            bound_to: components["schemas"]["MetricPlace"][];
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Opportunity: {
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
            kind: components["schemas"]["OpportunityKind"] | null;
            /**
             * @description Whether it is taken up.
             * @default open
             */
            state: components["schemas"]["OpportunityState"];
            /**
             * @description Who follows it up.
             * @default
             */
            owner: string;
            /**
             * Format: double
             * @description Working days that taking it up is expected to take.
             * @default null
             */
            effort_days: number | null;
            /**
             * @description The scoring by which it is weighed; the workspace's first one when absent.
             * @default null
             */
            scoring: string | null;
            /**
             * @description The values of the criteria that people enter, by the name of the criterion.
             * @default {}
             */
            values: {
                [key: string]: number;
            };
            /**
             * @description The insights it rests on.
             * @default []
             */
            insights: string[];
            /**
             * @description The touchpoints it is about, beside those of its insights.
             * @default []
             */
            touchpoints: string[];
            /**
             * @description The journey it is about.
             * @default null
             */
            journey: string | null;
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
        Identified_Project: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it is about, and what it is not about.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description Who leads it.
             * @default
             */
            owner: string;
            /**
             * @description Who takes part.
             * @default
             */
            team: string;
            /**
             * Format: date
             * @description The first day.
             * @default null
             */
            start: string | null;
            /**
             * Format: date
             * @description When it is to be done.
             * @default null
             */
            due: string | null;
            /**
             * @description Whether the map has gone over into permanent management.
             * @default false
             */
            finished: boolean;
            /**
             * @description Step one: the goal.
             * @default null
             */
            goal: string | null;
            /**
             * @description Step two: whose journey it is.
             * @default []
             */
            personas: string[];
            /**
             * @description Step three: the map.
             * @default null
             */
            journey: string | null;
            /**
             * @description Step four: what the analysis found, in a few sentences.
             * @default {}
             */
            findings: components["schemas"]["Text"];
            /**
             * @description The workshops held for it.
             * @default []
             */
            workshops: string[];
            /**
             * @description Step five: what is done.
             * @default []
             */
            initiatives: string[];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Scoring: {
            /**
             * @description Its name: `RICE`.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description When it fits.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description What is judged or measured.
             * @default []
             */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What an opportunity brings, effort aside: `reach * impact`. The vertical axis of the matrix.
             * @default
             */
            benefit: string;
            /**
             * @description The score: `benefit / effort`. Higher comes first.
             * @default
             */
            score: string;
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
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
        Identified_Strategy: {
            /**
             * @description In a few words.
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
             * @description For which time: `2026 to 2028`.
             * @default {}
             */
            horizon: components["schemas"]["Text"];
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
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
        } & {
            id: components["schemas"]["DocumentId"];
        };
        /** @description A body with its id. */
        Identified_Term: {
            /**
             * @description The term as it is to be written, by language.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description What it means.
             * @default {}
             */
            definition: components["schemas"]["Text"];
            /**
             * @description What else it may be called, by language; search finds it under these.
             * @default {}
             */
            synonyms: {
                [key: string]: string[];
            };
            /**
             * @description What it must not be called, by language. A `*` at the end stands for any ending:
             *     `Schnittstelle*` is also found in `Schnittstellen`.
             * @default {}
             */
            forbidden: {
                [key: string]: string[];
            };
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
            /**
             * @description The goals it serves; they are to be among those of its department.
             * @default []
             */
            goals: string[];
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
        /** @description A body with its id. */
        Identified_Workshop: {
            /**
             * @description Its name.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description The question that the sticky notes answer.
             * @default {}
             */
            question: components["schemas"]["Text"];
            /**
             * @description The journey it is about; free when absent.
             * @default null
             */
            journey: string | null;
            /**
             * @description Who leads through it.
             * @default
             */
            facilitator: string;
            /**
             * Format: date
             * @description When it is held.
             * @default null
             */
            date: string | null;
            /**
             * @description How far it is.
             * @default collect
             */
            phase: components["schemas"]["WorkshopPhase"];
            /**
             * @description Whether nobody, not even the log, says who wrote which note.
             * @default false
             */
            anonymous: boolean;
            /**
             * Format: int32
             * @description Votes that each person has; 3 when absent.
             * @default null
             */
            votes_per_person: number | null;
            /** @default null */
            timer_ends: components["schemas"]["Instant"] | null;
            /**
             * Format: int32
             * @description People who voted, once the votes are counted.
             * @default null
             */
            voters: number | null;
            /**
             * @description The notes, in the order in which they came.
             * @default []
             */
            stickies: components["schemas"]["Sticky"][];
            /**
             * @description What notes were put together as.
             * @default []
             */
            groups: components["schemas"]["StickyGroup"][];
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
        /** @description What a draft became, or would become. */
        ImportedMap: {
            /** @description The journey. */
            journey: components["schemas"]["DocumentId"];
            /** @description Everything that was made, the journey last; enough to take the import back. */
            made: components["schemas"]["Made"][];
            /** @description Number of steps. */
            steps: number;
            /** @description Number of cards. */
            cards: number;
            /** @description What the texts of touchpoint lanes were taken for. */
            touchpoints: components["schemas"]["TouchpointMatch"][];
            /** @description What could not be taken over. */
            notes: components["schemas"]["MapNote"][];
        };
        /**
         * @description What an initiative changes.
         * @enum {string}
         */
        InitiativeArea: "product" | "marketing" | "sales" | "service" | "process";
        /**
         * @description How far an initiative is.
         * @enum {string}
         */
        InitiativeState: "idea" | "planned" | "running" | "done" | "measured" | "dropped";
        /** @description A value of a criterion for one opportunity. */
        Input: {
            /** @description Name of the criterion. */
            criterion: string;
            /** @description Where the value comes from. */
            source: components["schemas"]["CriterionSource"];
            /**
             * Format: double
             * @description The value; null when nobody entered it or nothing was measured.
             */
            value?: number | null;
            /**
             * Format: int64
             * @description For what was measured: how many customers, responses or runs stand behind it.
             */
            n?: number | null;
        };
        /**
         * @description The sorts of insights.
         * @enum {string}
         */
        InsightKind: "pain-point" | "gain" | "need" | "expectation" | "wish" | "disappointment" | "idea";
        /**
         * @description Whether something is still to be done about an insight.
         * @enum {string}
         */
        InsightState: "open" | "answered" | "closed";
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
            /** @default null */
            variant_of: components["schemas"]["VariantOf"] | null;
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
            /**
             * @description Values of the workspace's own fields.
             * @default {}
             */
            fields: components["schemas"]["FieldValues"];
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
        /** @description What one journey's map knows. */
        JourneyKnowledge: {
            /** @description Its id. */
            journey: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description Who answers for it. */
            owner: string;
            /** @description Its statements. */
            knowledge: components["schemas"]["Knowledge"];
        };
        /**
         * @description The parts that a journey is made of.
         * @enum {string}
         */
        JourneyPart: "journey" | "phase" | "step" | "lane" | "card";
        /**
         * @description Where a journey stands in its life.
         * @enum {string}
         */
        JourneyState: "draft" | "in-review" | "live" | "retired";
        /**
         * @description Whether an inside view lies outside the interval of the measured one.
         * @enum {string}
         */
        Judgement: "overrated" | "underrated" | "agrees";
        /** @description Statements by the strength of their evidence. */
        Knowledge: {
            /**
             * Format: int64
             * @description All of them.
             */
            statements: number;
            /**
             * Format: int64
             * @description Believed only.
             */
            assumption: number;
            /**
             * Format: int64
             * @description Heard or seen.
             */
            qualitative: number;
            /**
             * Format: int64
             * @description Counted.
             */
            quantitative: number;
            /**
             * Format: int64
             * @description Those of all levels whose evidence has become too old.
             */
            stale: number;
            /**
             * Format: int64
             * @description Those with evidence that does not say when it was gathered; it cannot age.
             */
            undated: number;
        };
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
            /**
             * @description Fields that an object made in such a lane begins with: an insight of the lane of pain points
             *     is a pain point.
             */
            creates?: Record<string, never>;
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
        /**
         * @description What kind of thing was lost.
         * @enum {string}
         */
        LossCode: "small-text" | "languages" | "evidence" | "tones" | "card-texts" | "branches" | "loop" | "step-flags" | "alternatives" | "descriptions" | "times" | "moments-of-truth" | "emotions" | "staff-ratings" | "emotion-precision" | "lanes" | "cards" | "properties" | "nameless" | "same-names" | "line-breaks" | "long-texts" | "characters" | "pictures";
        /** @description Where customers are least content. */
        LowestScore: {
            /** @description Id of the step. */
            step: string;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description The score. */
            score: components["schemas"]["Score"];
        };
        /** @description A document that an import made. */
        Made: {
            /** @description What it is: `journey` or `touchpoint`. */
            kind: string;
            /** @description Its id. */
            id: components["schemas"]["DocumentId"];
        };
        /** @description What was lost, how often, and where for example. */
        MapLoss: {
            /** @description What kind of thing. */
            code: components["schemas"]["LossCode"];
            /** @description How many of them. */
            count: number;
            /** @description Some of them by name. */
            examples: string[];
        };
        /** @description Something in a file that could not be taken over as it stands. */
        MapNote: {
            /** @description What it is about. */
            code: components["schemas"]["NoteCode"];
            /** @description Where: a cell (`B7`), a line, a name. */
            place: string;
            /** @description What stands there, shortened. */
            text: string;
        };
        /** @description A draft and what could not be read. */
        MapReading: {
            /** @description What was understood. */
            draft: components["schemas"]["Draft"];
            /** @description What was not. */
            notes: components["schemas"]["MapNote"][];
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
        /** @description When an initiative starts in one market. */
        MarketStart: {
            /**
             * @description Unique among the starts of the initiative.
             * @default
             */
            id: string;
            /**
             * @description The market: `DE`.
             * @default
             */
            market: string;
            /**
             * Format: date
             * @description The first day.
             * @default null
             */
            date: string | null;
        };
        /**
         * @description How a touchpoint was found.
         * @enum {string}
         */
        MatchKind: "exact" | "close" | "chosen" | "new";
        /** @description How many parts of a journey were found in another. */
        Matched: {
            /**
             * Format: int64
             * @description By their id.
             */
            by_id: number;
            /**
             * Format: int64
             * @description By their name.
             */
            by_name: number;
            /**
             * Format: int64
             * @description Not at all: only the journey has them.
             */
            only_here: number;
            /**
             * Format: int64
             * @description Not at all: only the base has them.
             */
            only_in_base: number;
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
        /** @description Which insight to take in. */
        Merging: {
            /** @description The insight that says the same; it is removed. */
            other: components["schemas"]["DocumentId"];
        };
        /** @description What a metric is measured at: a journey, a phase or step of it, or a touchpoint. */
        MetricPlace: {
            /**
             * @description The journey.
             * @default null
             */
            journey: string | null;
            /**
             * @description A phase of the journey.
             * @default null
             */
            phase: string | null;
            /**
             * @description A step of the journey.
             * @default null
             */
            step: string | null;
            /**
             * @description A touchpoint, at whatever journey.
             * @default null
             */
            touchpoint: string | null;
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
            /**
             * @description The phases of other models that it is a part of or the same as; at most one of each model.
             * @default []
             */
            maps_to: components["schemas"]["PhaseReference"][];
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
        /**
         * @description A change to be made.
         * @example {
         *       "base_version": 1,
         *       "operations": [
         *         {
         *           "op": "set",
         *           "path": "title/de",
         *           "value": "Reise buchen"
         *         }
         *       ]
         *     }
         */
        NewChange: {
            /** @description Applied in this order, all or none. */
            operations: components["schemas"]["Operation"][];
            /**
             * Format: int64
             * @description The version the author saw; changes since then that touch the same places are reported.
             */
            base_version?: number | null;
        };
        /**
         * @description A document to be created.
         * @example {
         *       "body": {
         *         "title": {
         *           "de": "Reise buchen",
         *           "en": "Booking a trip"
         *         }
         *       }
         *     }
         */
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
        /** @description What somebody says. */
        NewReviewAnswer: {
            /** @description The decision. */
            verdict: components["schemas"]["Verdict"];
            /**
             * Format: int64
             * @description The version of the journey that was looked at.
             */
            version: number;
            /** @description In their words. */
            text?: string;
        };
        /** @description A note to be written. */
        NewSticky: {
            /** @description What it says. */
            text: string;
            id?: components["schemas"]["DocumentId"] | null;
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
        /** @description A variant to be made. */
        NewVariant: {
            id?: components["schemas"]["DocumentId"] | null;
            /** @description In what it is to differ from the base. */
            dimension?: components["schemas"]["Dimension"];
            /** @description What it is for. */
            label?: components["schemas"]["Text"];
            /** @description Where it applies; as the base when absent. */
            market?: string | null;
            kind?: components["schemas"]["JourneyKind"] | null;
            /** @description Who answers for it. */
            owner?: string;
        };
        /** @description Variants to be made of a base. */
        NewVariants: {
            /** @description The base. */
            base: components["schemas"]["DocumentId"];
            /** @description At most 200. */
            variants: components["schemas"]["NewVariant"][];
        };
        /**
         * @description A webhook to be made.
         * @example {
         *       "name": "Data warehouse",
         *       "url": "https://example.org/hook",
         *       "kinds": [
         *         "journey",
         *         "touchpoint"
         *       ]
         *     }
         */
        NewWebhook: {
            /** @description What people call it. */
            name: string;
            /** @description Where events are sent: `https://…`. */
            url: string;
            /** @description The kinds of documents whose changes are sent; all when empty. */
            kinds?: string[];
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
        /**
         * @description What a note is about.
         * @enum {string}
         */
        NoteCode: "unreadable-emotion" | "too-large" | "text-cut" | "unreadable-line" | "dangling-reference" | "outside-the-map" | "other-sheets" | "not-taken-over" | "unknown-touchpoint";
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
        /** @description A place where base and variant went different ways, with all three values. */
        OpenConflict: components["schemas"]["Conflict"] & {
            /** @description The value in the base. */
            base?: unknown;
            /** @description The value in the variant. */
            own?: unknown;
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
        /** @description All opportunities with their scores, and the plan for a capacity. */
        OpportunitiesReport: {
            /** @description In the order of their ids. */
            opportunities: components["schemas"]["RatedOpportunity"][];
            /**
             * @description Those with benefit and effort that are not dropped, by benefit per working day; which of
             *     them fit into the capacity asked for.
             */
            plan: components["schemas"]["PlannedOpportunity"][];
            /**
             * Format: int32
             * @description Groups of customers smaller than this are not used.
             */
            minimum_group: number;
        };
        /**
         * @description The sorts of possibilities.
         * @enum {string}
         */
        OpportunityKind: "optimisation" | "extension" | "innovation";
        /**
         * @description Whether an opportunity is taken up.
         * @enum {string}
         */
        OpportunityState: "open" | "chosen" | "dropped";
        /** @description A state of another document that a change was taken over from. */
        Origin: {
            /** @description The other document. */
            document: components["schemas"]["DocumentId"];
            /**
             * Format: int64
             * @description The number of its change.
             */
            version: number;
        };
        /**
         * @description Where a review stands.
         * @enum {string}
         */
        Outcome: "open" | "approved" | "changes-asked" | "withdrawn";
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
        /** @description A phase of a model, named from elsewhere. */
        PhaseReference: {
            /**
             * @description Id of the model.
             * @default
             */
            model: string;
            /**
             * @description Key of the phase in it.
             * @default
             */
            phase: string;
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
        /** @description An opportunity that the capacity suffices for, or the first for which it does not. */
        PlannedOpportunity: {
            /** @description Which one. */
            id: components["schemas"]["DocumentId"];
            /**
             * Format: double
             * @description Benefit per working day; by it they are ordered.
             */
            per_day: number;
            /**
             * Format: double
             * @description Working days used up to and with this one, as far as it fits.
             */
            used_days: number;
            /** @description Whether it still fits. */
            fits: boolean;
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
             * @description False: no personal data is processed here, and nothing else has to be said.
             * @default null
             */
            personal_data: boolean | null;
            /**
             * @description What the data is for.
             * @default {}
             */
            purpose: components["schemas"]["Text"];
            /**
             * @description On which legal ground: `consent`, `contract`, `legal-obligation`, `vital-interests`,
             *     `public-task`, `legitimate-interests`; others are kept as they are.
             * @default
             */
            legal_basis: string;
            /**
             * @description Why that ground holds: which contract, whose interest.
             * @default {}
             */
            legal_basis_note: components["schemas"]["Text"];
            /**
             * @description Whose data: customers, visitors, children.
             * @default {}
             */
            data_subjects: components["schemas"]["Text"];
            /**
             * @description Which data.
             * @default {}
             */
            data_fields: components["schemas"]["Text"];
            /**
             * @description Whether special categories of Art. 9 are among them.
             * @default false
             */
            special_categories: boolean;
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
            /**
             * @description Who processes it on the company's behalf.
             * @default {}
             */
            processors: components["schemas"]["Text"];
            /**
             * @description Countries outside the Union to which it is transferred; empty: none.
             * @default {}
             */
            third_countries: components["schemas"]["Text"];
            /**
             * @description What protects the data there: `adequacy`, `standard-clauses`, `binding-rules`, `derogation`.
             * @default
             */
            third_country_safeguard: string;
            /**
             * @description Technical and organisational measures.
             * @default {}
             */
            security: components["schemas"]["Text"];
            /**
             * @description Whether the assessment of Art. 35 was made: `not-needed`, `due`, `done`.
             * @default
             */
            impact_assessment: string;
        };
        /** @description The processing at one touchpoint. */
        ProcessingActivity: {
            /** @description The touchpoint. */
            touchpoint: components["schemas"]["DocumentId"];
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /** @description The department it belongs to. */
            department?: string | null;
            /** @description The systems it needs. */
            systems: string[];
            /** @description Who answers for it. */
            owners: string[];
            /** @description What it says about the processing. */
            processing: components["schemas"]["Processing"];
            /** @description What it does not say, by the names of the fields. */
            gaps: string[];
        };
        /** @description The record of processing activities of a workspace. */
        ProcessingRecord: {
            /** @description Who answers for it. */
            controller: components["schemas"]["Controller"];
            /** @description What is missing about the controller. */
            controller_gaps: string[];
            /** @description The touchpoints at which personal data is processed. */
            activities: components["schemas"]["ProcessingActivity"][];
            /** @description Touchpoints that say that no personal data is processed there. */
            without_personal_data: components["schemas"]["DocumentId"][];
            /** @description Touchpoints of the company that say nothing about it; the record is incomplete without them. */
            undeclared: components["schemas"]["DocumentId"][];
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
        /** @description An opportunity and what its scoring says. */
        RatedOpportunity: {
            /** @description The opportunity. */
            id: components["schemas"]["DocumentId"];
            scoring?: components["schemas"]["DocumentId"] | null;
            rating?: components["schemas"]["Rating"] | null;
        };
        /** @description What a scoring says about one opportunity. */
        Rating: {
            /** @description The values, in the order of the criteria. */
            inputs: components["schemas"]["Input"][];
            /**
             * Format: double
             * @description The result of the benefit formula.
             */
            benefit?: number | null;
            /**
             * Format: double
             * @description The result of the score formula.
             */
            score?: number | null;
            /** @description Names that have no value yet, though the formulas need it. */
            missing: string[];
            /** @description Whether a formula has no finite result, such as after a division by zero. */
            not_finite: boolean;
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
        /** @description A conflict and how it is decided. */
        Resolution: {
            /** @description Where. */
            spot: components["schemas"]["Spot"];
            /** @description How. */
            decision: components["schemas"]["Decision"];
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
        /** @description A request to look at a journey, and what came of it. */
        Review: {
            /** @description The identifier. */
            id: components["schemas"]["ReviewId"];
            /** @description The journey. */
            journey: components["schemas"]["DocumentId"];
            /**
             * Format: int64
             * @description Its version when the review was asked for.
             */
            version: number;
            /** @description Who asked. */
            requested_by: components["schemas"]["ReviewPerson"];
            /** @description When. */
            requested_at: components["schemas"]["Instant"];
            /** @description What they asked. */
            text: string;
            /** @description Whom they asked. */
            people: components["schemas"]["ReviewPerson"][];
            /** @description In the order in which they came. */
            answers: components["schemas"]["ReviewAnswer"][];
            /** @description Where it stands. */
            outcome: components["schemas"]["Outcome"];
        };
        /** @description What somebody said. */
        ReviewAnswer: {
            /** @description Who. */
            by: components["schemas"]["ReviewPerson"];
            /** @description When. */
            at: components["schemas"]["Instant"];
            /** @description What. */
            verdict: components["schemas"]["Verdict"];
            /**
             * Format: int64
             * @description About which version of the journey.
             */
            version: number;
            /** @description In their words. */
            text: string;
        };
        /** Format: uuid */
        ReviewId: string;
        /** @description Somebody in a review. */
        ReviewPerson: {
            /** @description The user. */
            user: components["schemas"]["UserId"];
            /** @description Their name. */
            name: string;
        };
        /** @description What is asked of whom. */
        ReviewRequest: {
            /** @description The journey. */
            journey: components["schemas"]["DocumentId"];
            /** @description Whom to ask: members of the workspace, not oneself. */
            people: components["schemas"]["UserId"][];
            /** @description What to look at. */
            text?: string;
        };
        /** @description The reviews of a journey and what they mean for going live. */
        Reviews: {
            /** @description The newest first. */
            reviews: components["schemas"]["Review"][];
            /** @description Whether the workspace insists on an approval. */
            approval_needed: boolean;
            /** @description Whether the journey is approved as it is now. */
            approved: boolean;
            /**
             * Format: int64
             * @description The last version in which it was live, to compare with.
             */
            last_live_version?: number | null;
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
        /** @description The numbers that an emotion row uses: `from` is the worst, `to` the best. */
        Scale: {
            /**
             * Format: double
             * @description The worst.
             */
            from: number;
            /**
             * Format: double
             * @description The best.
             */
            to: number;
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
        /** @description A way to weigh opportunities. */
        Scoring: {
            /**
             * @description Its name: `RICE`.
             * @default {}
             */
            title: components["schemas"]["Text"];
            /**
             * @description When it fits.
             * @default {}
             */
            description: components["schemas"]["Text"];
            /**
             * @description What is judged or measured.
             * @default []
             */
            criteria: components["schemas"]["Criterion"][];
            /**
             * @description What an opportunity brings, effort aside: `reach * impact`. The vertical axis of the matrix.
             * @default
             */
            benefit: string;
            /**
             * @description The score: `benefit / effort`. Higher comes first.
             * @default
             */
            score: string;
        };
        /** @description What was found, best first. */
        SearchAnswer: {
            hits: components["schemas"]["Hit"][];
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
            /** @description Whether somebody else has to approve a journey before it goes live. */
            approval_needed?: boolean;
            /** @description When evidence becomes too old. */
            evidence?: components["schemas"]["EvidenceAgeing"];
            /** @description Who answers for the processing of personal data, for the record of processing activities. */
            controller?: components["schemas"]["Controller"];
        };
        /** @description New values for some of the settings; what is absent stays. */
        SettingsChange: {
            name?: components["schemas"]["BTreeMap"] | null;
            languages?: string[] | null;
            time_zone?: string | null;
            /** Format: int32 */
            minimum_group?: number | null;
            feedback?: components["schemas"]["Feedback"] | null;
            approval_needed?: boolean | null;
            evidence?: components["schemas"]["EvidenceAgeing"] | null;
            controller?: components["schemas"]["Controller"] | null;
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
        /** @description A state of a journey that is compared. */
        Side: {
            /** @description The journey. */
            id: components["schemas"]["DocumentId"];
            /** @description Its name then. */
            title: components["schemas"]["Text"];
            /** @description Where it applies. */
            market: string;
            /** @description What distinguishes it, when it is a variant. */
            label: components["schemas"]["Text"];
            /** @description As-is or to-be. */
            kind: components["schemas"]["JourneyKind"];
            /**
             * Format: int64
             * @description The number of the last change until then.
             */
            version: number;
            /** @description Whether this is how it is now. */
            is_present: boolean;
            /** @description When that state came about. */
            changed_at: components["schemas"]["Instant"];
        };
        /** @description Two states of journeys side by side. */
        SideBySide: {
            /** @description What it is compared with. */
            old: components["schemas"]["Side"];
            /** @description What is looked at. */
            new: components["schemas"]["Side"];
            /** @description Everything that is different, in the order of the map. */
            differences: components["schemas"]["Difference"][];
            /** @description The new one with everything in it that only the old one has. */
            both: components["schemas"]["Journey"];
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
        /** @description A place in a journey: a field of a part, or the part as a whole. */
        Spot: {
            /** @description What the part is. */
            part: components["schemas"]["JourneyPart"];
            /** @description Its id; empty for the journey itself. */
            id?: string;
            /**
             * @description The path of the field below the part, `title/de`; empty for the part as a whole: whether it
             *     is there, and where it stands.
             */
            field?: string;
        };
        /** @description Places to be carried over. */
        Spots: {
            /** @description At most 1,000. */
            spots: components["schemas"]["Spot"][];
        };
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
        /** @description A statement whose evidence has become too old. */
        StaleEvidence: {
            journey?: components["schemas"]["DocumentId"] | null;
            /** @description Id of the card. */
            card?: string | null;
            /** @description Kind of its lane. */
            lane?: string | null;
            lane_title?: components["schemas"]["Text"] | null;
            /** @description Id of its step. */
            step?: string | null;
            step_title?: components["schemas"]["Text"] | null;
            insight?: components["schemas"]["DocumentId"] | null;
            /** @description What is said. */
            text: components["schemas"]["Text"];
            /** @description Who should look at it: who answers for the journey, or who gathered it. */
            owner: string;
            /** @description How strong the evidence is. */
            level: components["schemas"]["EvidenceLevel"];
            /**
             * Format: date
             * @description When it was gathered.
             */
            date: string;
            /**
             * Format: int64
             * @description Days since then.
             */
            age_days: number;
            /**
             * Format: int32
             * @description Days after which evidence of this level is too old.
             */
            limit_days: number;
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
            /**
             * @description The last moment before customers buy.
             * @default false
             */
            decisive_moment: boolean;
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
        /** @description A note, in the words of whoever wrote it. */
        Sticky: {
            /**
             * @description Unique on the board.
             * @default
             */
            id: string;
            /**
             * @description What it says.
             * @default
             */
            text: string;
            /**
             * @description Who wrote it; empty in an anonymous workshop.
             * @default
             */
            author: string;
            /**
             * @description The group it was put into.
             * @default null
             */
            group: string | null;
            /**
             * Format: int32
             * @description Its votes, once they are counted.
             * @default null
             */
            votes: number | null;
            /** @default null */
            taken: components["schemas"]["TakenOver"] | null;
        };
        /** @description Notes that belong together. */
        StickyGroup: {
            /**
             * @description Unique on the board.
             * @default
             */
            id: string;
            /**
             * @description What they have in common.
             * @default
             */
            title: string;
            /**
             * Format: int32
             * @description Its votes, once they are counted.
             * @default null
             */
            votes: number | null;
            /** @default null */
            taken: components["schemas"]["TakenOver"] | null;
        };
        /** @description What a note or a group has become. */
        TakenOver: {
            /**
             * @description Kind of the document: `insight`, `opportunity`, or `journey` for a card on a map.
             * @default
             */
            kind: string;
            /**
             * @description Its id.
             * @default
             */
            id: string;
            /**
             * @description The card on the map.
             * @default null
             */
            card: string | null;
        };
        /** @description What to take over, and as what. */
        Taking: {
            /** @description The note or the group. */
            target: string;
            /** @description What it becomes. */
            into: components["schemas"]["Form"];
            /** @description The language in which it was written; two letters. */
            language?: string;
            place?: components["schemas"]["CardPlace"] | null;
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
            reason?: components["schemas"]["TaskReason"] | null;
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
        /**
         * @description Why the program made a task by itself.
         * @enum {string}
         */
        TaskReason: "stale-evidence";
        /** @description How the test delivery went. */
        TestDelivery: {
            /** @description Whether the receiver answered 2xx. */
            delivered: boolean;
            /**
             * Format: int64
             * @description What it answered, if it did.
             */
            status?: number | null;
            /** @description Why it failed, in an English sentence. */
            error?: string | null;
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
        /** @description What a text of a touchpoint lane means. */
        TouchpointMatch: {
            /** @description The text of the card. */
            text: string;
            /** @description How the touchpoint was found. */
            how: components["schemas"]["MatchKind"];
            touchpoint?: components["schemas"]["DocumentId"] | null;
            title?: components["schemas"]["Text"] | null;
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
        /** @description What an import made. */
        UndoImport: {
            /** @description As the import answered. */
            made: components["schemas"]["Made"][];
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
        /** @description The base that a journey inherits from, and what distinguishes it from the base. */
        VariantOf: {
            /**
             * @description The base.
             * @default
             */
            base: string;
            /**
             * @description In what they differ.
             * @default market
             */
            dimension: components["schemas"]["Dimension"];
            /**
             * @description What this one is for: `Switzerland`, `Morgenbucht Select`.
             * @default {}
             */
            label: components["schemas"]["Text"];
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
        /**
         * @description What somebody says about a journey under review.
         * @enum {string}
         */
        Verdict: "approved" | "changes-asked" | "comment";
        /** @description Words that every workspace shares. Teams may use others; these have names in every language. */
        Vocabulary: {
            /** @description What sorts of touchpoints there are. */
            touchpoint_categories: components["schemas"]["TouchpointCategory"][];
            /** @description What lanes may be about. */
            lane_kinds: components["schemas"]["LaneKind"][];
            /** @description Names for the ranges of the scale from 0 to 100, the lowest first. */
            emotion_scale: components["schemas"]["EmotionRange"][];
        };
        /** @description How many votes to give. */
        Vote: {
            /** @description The group, or the note that is in none. */
            target: string;
            /**
             * Format: int32
             * @description How many of the caller's votes it has from now on.
             */
            votes: number;
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
        /** @description A webhook without its secret. */
        Webhook: {
            /** @description The identifier. */
            id: components["schemas"]["WebhookId"];
            /** @description What people call it. */
            name: string;
            /** @description Where events are sent. */
            url: string;
            /** @description The kinds of documents whose changes are sent; all when empty. */
            kinds: string[];
            /** @description Whether it is served. */
            state: components["schemas"]["WebhookState"];
            /**
             * Format: int64
             * @description How many changes of the workspace it has not seen yet.
             */
            behind: number;
            /**
             * Format: int64
             * @description How often in a row the next event could not be delivered.
             */
            failures: number;
            next_at?: components["schemas"]["Instant"] | null;
            last_at?: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @description What the receiver answered, if it did.
             */
            last_status?: number | null;
            /** @description Why it failed, in an English sentence. */
            last_error?: string | null;
            /** @description When it was made. */
            created_at: components["schemas"]["Instant"];
        };
        /** @description What is to change; what is absent stays. */
        WebhookChange: {
            name?: string | null;
            url?: string | null;
            kinds?: string[] | null;
            state?: components["schemas"]["WebhookState"] | null;
        };
        /** Format: uuid */
        WebhookId: string;
        /**
         * @description Whether a webhook is served.
         * @enum {string}
         */
        WebhookState: "active" | "paused" | "stopped";
        /** @description What to copy, and how. */
        Wish: {
            /** @description The objects to begin with; what they refer to comes along. */
            objects: components["schemas"]["Root"][];
            /** @description Whether the sub-journeys of journeys come along. */
            sub_journeys?: boolean;
            /** @description Whether objects that the target has in another state are replaced; else they stay. */
            replace?: boolean;
        };
        /**
         * @description The phases of a workshop.
         * @enum {string}
         */
        WorkshopPhase: "collect" | "group" | "vote" | "take-over" | "done";
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
    responses: {
        /** @description The request was not carried out; the code says why. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
