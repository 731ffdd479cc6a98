//! Where everything of a model is drawn: columns from left to right, pools from top to bottom.

use super::process::{Contact, Course, Model, NodeKind};

const COLUMN: f64 = 280.0;
const LEFT: f64 = 160.0;
const HEADER: f64 = 30.0;
const TASK: (f64, f64) = (120.0, 80.0);
const GATEWAY: f64 = 50.0;
const EVENT: f64 = 36.0;
/// The customer's pool: its top, and the middle line of its nodes.
const TOP: f64 = 80.0;
const GAP: f64 = 60.0;
/// Height of a task of the company with the room around it.
const ROW: f64 = 110.0;
/// Distance between lines that run along the pool.
const TRACK: f64 = 12.0;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Bounds {
    fn around(x: f64, y: f64, (width, height): (f64, f64)) -> Bounds {
        Bounds {
            x: x - width / 2.0,
            y: y - height / 2.0,
            width,
            height,
        }
    }

    fn middle(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// A line by its corners.
pub(super) type Line = Vec<(f64, f64)>;

/// The places of everything, each list in the order of the model's.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    pub(super) customer: Option<Bounds>,
    pub(super) company: Option<Bounds>,
    pub(super) outside: Option<Bounds>,
    pub(super) nodes: Vec<Bounds>,
    pub(super) flows: Vec<Line>,
    pub(super) lanes: Vec<Bounds>,
    pub(super) contacts: Vec<Option<Bounds>>,
    pub(super) messages: Vec<Line>,
    pub(super) phases: Vec<Bounds>,
}

/// Places everything.
pub(super) fn draw(model: &Model) -> Drawing {
    let width = 2.0 * LEFT + (model.columns.max(1) as f64) * COLUMN;
    // Lines that jump over columns run above (back) or below (forward) the nodes.
    let jumps = |course: Course| {
        model
            .flows
            .iter()
            .filter(|flow| flow.course == course)
            .count() as f64
    };
    let middle = TOP + 90.0 + jumps(Course::Back) * TRACK;
    let height = middle - TOP + 90.0 + jumps(Course::Ahead) * TRACK;
    let pool = |y: f64, height: f64| Bounds {
        x: LEFT - 100.0,
        y,
        width,
        height,
    };
    let mut drawing = Drawing {
        customer: Some(pool(TOP, height)),
        ..Drawing::default()
    };
    drawing.nodes = model
        .nodes
        .iter()
        .map(|node| {
            let x = centre(node.column);
            match node.kind {
                NodeKind::Start => Bounds::around(LEFT - 10.0, middle, (EVENT, EVENT)),
                NodeKind::Step => Bounds::around(x, middle, TASK),
                NodeKind::Join => Bounds::around(x - 105.0, middle, (GATEWAY, GATEWAY)),
                NodeKind::Split => Bounds::around(x + 105.0, middle, (GATEWAY, GATEWAY)),
                NodeKind::End => Bounds::around(x - 40.0, middle, (EVENT, EVENT)),
            }
        })
        .collect();
    flows(model, &mut drawing, middle);
    drawing.phases = model
        .phases
        .iter()
        .map(|(_, first, last)| {
            let (from, to) = (
                centre(*first) - COLUMN / 2.0 + 6.0,
                centre(*last) + COLUMN / 2.0 - 6.0,
            );
            Bounds {
                x: from,
                y: TOP + 8.0,
                width: to - from,
                height: height - 16.0,
            }
        })
        .collect();
    let bottom = company(model, &mut drawing, pool, TOP + height + GAP);
    if model.contacts.iter().any(|contact| contact.lane.is_none()) {
        drawing.outside = Some(pool(bottom, 60.0));
    }
    drawing.messages = messages(model, &drawing, TOP + height + GAP / 2.0, middle);
    drawing
}

fn centre(column: usize) -> f64 {
    LEFT + 20.0 + (column as f64) * COLUMN + COLUMN / 2.0
}

fn flows(model: &Model, drawing: &mut Drawing, middle: f64) {
    let (mut above, mut below) = (0.0, 0.0);
    for flow in &model.flows {
        let (from, to) = (drawing.nodes[flow.from], drawing.nodes[flow.to]);
        let line = match flow.course {
            Course::Onward => vec![(from.x + from.width, middle), (to.x, middle)],
            course => {
                let back = course == Course::Back;
                let track = if back { &mut above } else { &mut below };
                *track += TRACK;
                let side = if back { -1.0 } else { 1.0 };
                let along = middle + side * (56.0 + *track);
                let (start, end) = (from.middle().0, to.middle().0);
                vec![
                    (start, middle + side * from.height / 2.0),
                    (start, along),
                    (end, along),
                    (end, middle + side * to.height / 2.0),
                ]
            }
        };
        drawing.flows.push(line);
    }
}

/// The company's pool with its lanes and tasks; answers with the place below it.
fn company(
    model: &Model,
    drawing: &mut Drawing,
    pool: impl Fn(f64, f64) -> Bounds,
    top: f64,
) -> f64 {
    let mut y = top;
    for lane in 0..model.lanes.len() {
        let ranks = model
            .contacts
            .iter()
            .filter(|contact| contact.lane == Some(lane))
            .map(|contact| contact.rank + 1);
        let height = ranks.max().unwrap_or(1) as f64 * ROW + 10.0;
        let whole = pool(y, height);
        drawing.lanes.push(Bounds {
            x: whole.x + HEADER,
            width: whole.width - HEADER,
            ..whole
        });
        y += height;
    }
    drawing.contacts = model
        .contacts
        .iter()
        .map(|contact| {
            let lane = drawing.lanes[contact.lane?];
            let middle = lane.y + 5.0 + (contact.rank as f64 + 0.5) * ROW;
            Some(Bounds::around(centre(contact.column), middle, TASK))
        })
        .collect();
    if model.lanes.is_empty() {
        return top;
    }
    drawing.company = Some(pool(top, y - top));
    y + GAP
}

/// Lines of the contacts that customers meet, beside the tasks that stand above.
fn messages(model: &Model, drawing: &Drawing, between: f64, middle: f64) -> Vec<Line> {
    let mut used = vec![0.0; model.columns];
    let met = model
        .contacts
        .iter()
        .zip(&drawing.contacts)
        .filter(|(contact, _)| contact.is_met);
    met.map(|(contact, bounds)| {
        let number = used[contact.column];
        used[contact.column] += 1.0;
        message(contact, *bounds, drawing.outside, number, between, middle)
    })
    .collect()
}

fn message(
    contact: &Contact,
    bounds: Option<Bounds>,
    outside: Option<Bounds>,
    number: f64,
    between: f64,
    middle: f64,
) -> Line {
    let x = centre(contact.column);
    let start = x - 45.0 + (number * 10.0).min(90.0);
    let beside = x - TASK.0 / 2.0 - 12.0 - (number * 6.0).min(60.0);
    let mut line = vec![
        (start, middle + TASK.1 / 2.0),
        (start, between),
        (beside, between),
    ];
    match (bounds, outside) {
        (Some(bounds), _) => {
            line.extend([(beside, bounds.middle().1), (bounds.x, bounds.middle().1)])
        }
        (None, Some(outside)) => line.push((beside, outside.y)),
        (None, None) => {}
    }
    line
}
