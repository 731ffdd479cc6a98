//! The stages of the way, in the order of the map, with everything that is known to be true of them.

use super::plan::{Cause, Contact, Rating, Stage, Waiting, When};

/// Position of the stage after which a trip is booked and confirmed.
pub(super) const CONFIRMED: usize = 9;
/// Position of the stage in which families wait for summer.
pub(super) const WAIT: usize = 10;
/// Position of the stage that leads into the loop.
pub(super) const STAY: usize = 16;

/// A call to the general number; the map does not know it.
pub(super) static HOTLINE: Contact =
    Contact::new("hotline", "phone.hotline", "phone").rated(0.22, [2.6, 2.8, 2.5], "hotline");
/// A call because an offer does not arrive; only the map of enquiries knows it.
pub(super) static FOLLOW_UP_CALL: Contact =
    Contact::new("follow-up-call", "phone.follow_up", "phone");
/// An insurance taken out with a partner; nobody has bound this event to a touchpoint yet.
pub(super) static INSURANCE: Contact =
    Contact::new("insurance.taken_out", "insurance.taken_out", "partner");

/// What a stage is when nothing else is said.
const PLAIN: Stage = Stage {
    step: "",
    visited: [1.0; 3],
    when: When::AtTravel,
    contacts: &[],
    again: 0.0,
    further: &[],
    follow_up: None,
    turns_back: [0.0; 3],
    causes: &[],
    late_causes: &[],
    persona_factor: [1.0; 3],
    reason_known: 0.0,
};

const fn after(median_hours: f64, spread: f64, longest_days: f64) -> When {
    When::After(Waiting {
        median_hours: [median_hours; 3],
        spread,
        longest_days,
    })
}

const fn because(reason: &'static str, probability: [f64; 3]) -> Cause {
    Cause {
        reason: Some(reason),
        probability,
    }
}

const TRIP_PAGES: &[&str] = &[
    "/reisen/suedtirol/bergwiesenhof",
    "/reisen/suedtirol/haus-am-weiher",
    "/reisen/istrien/villa-rovina",
    "/reisen/ligurien/casa-del-vento",
    "/reisen/apulien/masseria-luna",
    "/reisen/katalonien/mas-del-mar",
    "/reisen/dalmatien/lanterna",
    "/reisen/kaernten/seehaus-faak",
    "/reisen/andalusien/cortijo-blanco",
    "/reisen/cornwall/harbour-house",
];
const MAGAZINE: &[&str] = &[
    "/magazin/strandtage",
    "/magazin/mit-der-bahn",
    "/magazin/kueche",
    "/magazin/teenager",
];
const PORTALS: &[&str] = &[
    "portal.ferienvergleich",
    "portal.familienreisen",
    "portal.hotelcheck",
];
const BLOGS: &[&str] = &[
    "blog.vier-koffer",
    "blog.reisekinder",
    "blog.grosseltern-unterwegs",
];
const ACCOUNT: &[&str] = &[
    "/meine-reise",
    "/meine-reise/zahlungen",
    "/meine-reise/unterlagen",
];

/// How the offer is rated: by its content when it comes in time, by the waiting when it does not.
const OFFER_RATING: Rating = Rating {
    answered: 0.09,
    mean: [4.0, 4.1, 3.7],
    late_mean: Some([1.9, 2.1, 1.8]),
    theme: "offer",
};

/// All stages in the order of the map.
pub(super) static STAGES: [Stage; 18] = [
    // Need and orientation
    Stage {
        step: "dates",
        visited: [0.42, 0.30, 0.12],
        when: after(24.0, 0.5, 10.0),
        contacts: &[
            Contact::page("holiday-calendar", &["/ferienkalender"]).rated(
                0.05,
                [3.3, 3.1, 2.9],
                "calendar",
            ),
        ],
        causes: &[because("Dieses Jahr kein Urlaub", [0.04, 0.04, 0.03])],
        reason_known: 0.35,
        ..PLAIN
    },
    Stage {
        step: "ideas",
        visited: [0.80, 0.85, 0.65],
        when: after(66.0, 0.8, 40.0),
        contacts: &[
            Contact::new("instagram", "social.click", "social")
                .with("source", &["instagram"])
                .chosen([3.0, 2.4, 0.1]),
            Contact::new("friends-tip", "recommendation.opened", "word-of-mouth")
                .chosen([1.2, 1.4, 0.9]),
            Contact::page("magazine", MAGAZINE)
                .chosen([2.0, 3.2, 1.5])
                .rated(0.04, [3.9, 3.9, 4.0], "inspiration"),
            Contact::new("newsletter", "newsletter.opened", "e-mail")
                .chosen([1.4, 1.0, 2.6])
                .rated(0.02, [3.5, 3.6, 3.5], "inspiration"),
            Contact::new("newsletter", "newsletter.clicked", "e-mail").chosen([0.8, 0.7, 1.2]),
        ],
        again: 0.35,
        causes: &[because("Andere Reiseart gewählt", [0.07, 0.06, 0.07])],
        reason_known: 0.35,
        ..PLAIN
    },
    Stage {
        step: "search",
        when: after(80.0, 0.8, 40.0),
        contacts: &[
            Contact::new("search-engine", "search.organic", "search").chosen([1.8, 1.6, 2.0]),
            Contact::new("search-engine", "search.ad", "search").chosen([1.4, 0.8, 1.6]),
            Contact::new("travel-blogs", "referral.visit", "portal")
                .with("source", BLOGS)
                .chosen([1.0, 1.2, 0.5]),
            Contact::page("landing-page", &["/luxus-familienurlaub"])
                .chosen([2.2, 2.0, 1.6])
                .rated(0.06, [3.5, 3.5, 3.3], "landing"),
        ],
        again: 0.32,
        causes: &[
            because("Website nicht überzeugend", [0.060, 0.055, 0.065]),
            because("Seite lädt zu langsam", [0.025, 0.030, 0.020]),
        ],
        reason_known: 0.5,
        ..PLAIN
    },
    // Consideration and decision
    Stage {
        step: "compare",
        when: after(62.0, 0.8, 40.0),
        contacts: &[
            Contact::new("comparison-portals", "referral.visit", "portal")
                .with("source", PORTALS)
                .chosen([1.0, 1.1, 0.5]),
            Contact::page("trip-page", TRIP_PAGES)
                .chosen([2.4, 2.4, 2.6])
                .rated(0.07, [2.6, 2.7, 2.1], "price"),
        ],
        again: 0.45,
        turns_back: [0.13, 0.16, 0.08],
        causes: &[
            because("Endpreis nicht erkennbar", [0.090, 0.080, 0.155]),
            because("Anderer Anbieter wirkt vertrauter", [0.050, 0.045, 0.050]),
            because("Zu teuer", [0.030, 0.040, 0.025]),
            because("Keine passende Reise gefunden", [0.025, 0.020, 0.025]),
        ],
        persona_factor: [1.0, 1.2, 0.85],
        reason_known: 0.6,
        ..PLAIN
    },
    Stage {
        step: "questions",
        visited: [0.42, 0.60, 0.74],
        when: after(20.0, 0.8, 20.0),
        contacts: &[
            Contact::new("facebook-groups", "social.click", "social")
                .with("source", &["facebook-gruppe"])
                .chosen([1.6, 1.0, 0.1]),
            Contact::new("chat", "chat.started", "web")
                .chosen([2.0, 2.6, 0.4])
                .rated(0.16, [2.8, 3.0, 2.7], "chat"),
            Contact::new("advice-phone", "phone.advice", "phone")
                .chosen([0.8, 0.7, 4.0])
                .rated(0.12, [3.3, 3.8, 3.3], "phone"),
        ],
        again: 0.25,
        causes: &[
            because("Keine Antwort auf die Frage", [0.060, 0.045, 0.060]),
            because("Kinderbetreuung blieb unklar", [0.035, 0.030, 0.035]),
        ],
        persona_factor: [1.0, 1.7, 0.8],
        reason_known: 0.6,
        ..PLAIN
    },
    Stage {
        step: "choose",
        visited: [0.58, 0.62, 0.85],
        when: after(44.0, 0.7, 30.0),
        contacts: &[
            Contact::new("video-consultation", "consultation.video", "web")
                .chosen([2.0, 2.6, 0.5])
                .rated(0.20, [4.0, 4.1, 3.9], "consultation"),
            Contact::new("lounge", "lounge.visit", "on-site")
                .chosen([0.7, 0.6, 1.8])
                .rated(0.20, [4.3, 4.4, 4.2], "consultation"),
            Contact::new("travel-book", "catalogue.delivered", "post")
                .chosen([1.0, 0.8, 3.0])
                .rated(0.08, [3.9, 4.0, 3.8], "travel-book"),
        ],
        causes: &[
            because("Familie war sich nicht einig", [0.035, 0.035, 0.040]),
            because("Wunschtermin ausgebucht", [0.030, 0.025, 0.030]),
        ],
        persona_factor: [1.0, 1.3, 1.0],
        reason_known: 0.8,
        ..PLAIN
    },
    // Purchase
    Stage {
        step: "enquire",
        when: after(32.0, 0.8, 30.0),
        contacts: &[
            Contact::new("enquiry-form", "web.form.enquiry.opened", "web")
                .completed_by("web.form.enquiry.sent")
                .chosen([3.4, 3.6, 1.0])
                .rated(0.06, [3.1, 3.2, 2.8], "enquiry"),
            Contact::new("enquiry-phone", "phone.enquiry", "phone")
                .chosen([1.0, 0.8, 3.0])
                .rated(0.10, [3.7, 3.9, 3.6], "phone"),
        ],
        causes: &[
            because("Formular zu lang", [0.045, 0.035, 0.050]),
            because("Telefonisch niemand erreicht", [0.015, 0.020, 0.015]),
        ],
        persona_factor: [1.0, 1.4, 0.8],
        reason_known: 0.6,
        ..PLAIN
    },
    Stage {
        step: "offer",
        when: When::Answered(Waiting {
            median_hours: [62.0, 45.0, 74.0],
            spread: 0.65,
            longest_days: 20.0,
        }),
        contacts: &[Contact {
            rating: Some(OFFER_RATING),
            ..Contact::new("offer-mail", "offer.sent", "e-mail")
        }],
        causes: &[
            because("Woanders gebucht", [0.045, 0.040, 0.050]),
            because("Angebot passte nicht", [0.050, 0.050, 0.050]),
            because("Gesamtpreis höher als gedacht", [0.040, 0.040, 0.060]),
        ],
        late_causes: &[
            because("Antwort dauerte über zwei Tage", [0.270, 0.240, 0.290]),
            because("Woanders gebucht", [0.090, 0.080, 0.090]),
            because("Angebot passte nicht", [0.050, 0.050, 0.050]),
            because("Gesamtpreis höher als gedacht", [0.040, 0.040, 0.060]),
        ],
        persona_factor: [1.0, 1.1, 0.85],
        reason_known: 0.9,
        ..PLAIN
    },
    Stage {
        step: "book",
        when: after(46.0, 0.8, 30.0),
        contacts: &[
            Contact::new("booking-form", "web.form.booking.started", "web")
                .completed_by("web.form.booking.completed")
                .chosen([3.0, 2.6, 0.8])
                .rated(0.08, [2.9, 3.0, 2.5], "booking"),
            Contact::new("booking-phone", "phone.booking", "phone")
                .chosen([1.0, 1.4, 3.4])
                .rated(0.10, [4.0, 4.2, 3.9], "phone"),
        ],
        causes: &[
            because("Zusatzkosten im letzten Schritt", [0.085, 0.070, 0.115]),
            because("Ablauf nach der Buchung unklar", [0.030, 0.025, 0.030]),
            because("Zahlung fehlgeschlagen", [0.020, 0.020, 0.025]),
        ],
        persona_factor: [1.0, 1.3, 0.8],
        reason_known: 0.7,
        ..PLAIN
    },
    // Delivery
    Stage {
        step: "confirm",
        when: after(36.0, 0.6, 5.0),
        contacts: &[
            Contact::new("confirmation-mail", "mail.confirmation", "e-mail").rated(
                0.08,
                [4.1, 4.2, 4.0],
                "confirmation",
            ),
        ],
        follow_up: Some((
            Contact::new("deposit-page", "payment.deposit", "web").rated(
                0.03,
                [3.9, 3.9, 3.6],
                "confirmation",
            ),
            14.0,
        )),
        causes: &[
            because("Krankheit in der Familie", [0.008, 0.008, 0.008]),
            because("Arbeitgeber verschiebt den Urlaub", [0.007, 0.006, 0.006]),
        ],
        reason_known: 0.9,
        ..PLAIN
    },
    Stage {
        step: "wait",
        visited: [0.62, 0.60, 0.45],
        when: When::UntilBalance,
        contacts: &[
            Contact::page("trip-account", ACCOUNT)
                .chosen([2.6, 2.6, 1.2])
                .rated(0.09, [2.1, 2.2, 2.0], "waiting"),
            Contact::new("anticipation-mail", "mail.anticipation", "e-mail")
                .chosen([1.0, 1.0, 1.4])
                .rated(0.07, [3.3, 3.4, 3.2], "waiting"),
        ],
        again: 0.40,
        causes: &[
            because("Nach der Buchung nichts mehr gehört", [0.018, 0.014, 0.020]),
            because("Krankheit in der Familie", [0.008, 0.008, 0.008]),
        ],
        reason_known: 0.9,
        ..PLAIN
    },
    Stage {
        step: "call",
        // The map promises it and nobody does it.
        visited: [0.0; 3],
        when: When::BeforeTravel {
            days: 42.0,
            deviation: 3.0,
        },
        contacts: &[Contact::new("pre-trip-call", "phone.anticipation", "phone")],
        ..PLAIN
    },
    Stage {
        step: "balance",
        when: When::BeforeTravel {
            days: super::plan::BALANCE_DAYS,
            deviation: 0.5,
        },
        contacts: &[
            Contact::new("balance-reminder", "payment.reminder", "e-mail").rated(
                0.05,
                [2.5, 2.6, 2.4],
                "balance",
            ),
        ],
        follow_up: Some((
            Contact::new("balance-page", "payment.balance", "web").rated(
                0.03,
                [3.2, 3.2, 2.8],
                "balance",
            ),
            30.0,
        )),
        causes: &[
            because("Restbetrag überraschend hoch", [0.010, 0.009, 0.014]),
            because("Krankheit in der Familie", [0.006, 0.006, 0.006]),
        ],
        reason_known: 0.9,
        ..PLAIN
    },
    Stage {
        step: "documents",
        when: When::BeforeTravel {
            days: 13.0,
            deviation: 2.0,
        },
        contacts: &[
            Contact::new("travel-documents", "documents.delivered", "post").rated(
                0.07,
                [4.2, 4.3, 4.1],
                "documents",
            ),
        ],
        ..PLAIN
    },
    // Use
    Stage {
        step: "enjoy",
        contacts: &[
            Contact::new("hotel-welcome", "hotel.check_in", "on-site").rated(
                0.10,
                [4.2, 4.3, 4.1],
                "hotel",
            ),
        ],
        again: 0.66,
        further: &[
            Contact::new("whatsapp", "messenger.whatsapp.message", "messenger")
                .chosen([3.0, 3.4, 1.6])
                .rated(0.14, [4.8, 4.8, 4.7], "whatsapp"),
            Contact::new("whatsapp", "messenger.whatsapp.photo", "messenger")
                .chosen([0.6, 0.6, 0.4]),
            Contact::new("travel-app", "app.opened", "app").chosen([1.4, 1.6, 0.3]),
            Contact::new("travel-app", "app.tip_read", "app")
                .chosen([0.8, 1.0, 0.2])
                .rated(0.08, [4.0, 4.0, 3.9], "app"),
        ],
        follow_up: Some((
            Contact::new("hotel-farewell", "hotel.check_out", "on-site").rated(
                0.16,
                [4.5, 4.5, 4.4],
                "hotel",
            ),
            0.0,
        )),
        causes: &[Cause {
            reason: None,
            probability: [0.28, 0.26, 0.31],
        }],
        persona_factor: [1.0, 1.1, 0.9],
        ..PLAIN
    },
    // Loyalty and ambassadors
    Stage {
        step: "aftercare",
        when: after(74.0, 0.5, 12.0),
        contacts: &[
            Contact::new("feedback-mail", "survey.answered", "e-mail")
                .chosen([4.0, 4.0, 2.0])
                .rated(0.60, [3.8, 3.9, 3.7], "aftercare"),
            Contact::new("welcome-home-call", "phone.welcome_home", "phone")
                .chosen([0.5, 0.5, 1.5])
                .rated(0.25, [4.4, 4.5, 4.3], "aftercare"),
        ],
        ..PLAIN
    },
    Stage {
        step: "stay",
        visited: [0.66, 0.54, 0.72],
        when: after(250.0, 0.4, 25.0),
        contacts: &[Contact::new("regulars", "loyalty.joined", "e-mail").rated(
            0.12,
            [3.7, 3.8, 3.6],
            "loyalty",
        )],
        again: 0.2,
        further: &[Contact::new("regulars", "loyalty.benefit_viewed", "web")],
        ..PLAIN
    },
    Stage {
        step: "recommend",
        visited: [0.34, 0.32, 0.40],
        when: after(200.0, 0.5, 25.0),
        contacts: &[
            Contact::new("review-portals", "review.published", "portal")
                .chosen([1.2, 1.4, 0.5])
                .rated(0.95, [4.4, 4.5, 4.3], "recommendation"),
            Contact::new("recommendation-link", "recommendation.shared", "messenger")
                .chosen([1.6, 1.4, 1.4])
                .rated(0.10, [4.0, 4.1, 3.9], "recommendation"),
        ],
        ..PLAIN
    },
];
