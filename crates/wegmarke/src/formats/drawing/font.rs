//! The letters: a subset of Inter (SIL Open Font License) for Latin, Greek and Cyrillic, how wide
//! texts are, and where lines break.

use std::sync::LazyLock;

use ttf_parser::{Face, GlyphId};

use super::scene::{Style, Weight};
use crate::formats::losses::{LossCode, Losses};

const REGULAR: &[u8] = include_bytes!("fonts/inter-regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("fonts/inter-semibold.ttf");

static FACES: LazyLock<[Face<'static>; 2]> = LazyLock::new(|| {
    [REGULAR, SEMIBOLD].map(|bytes| Face::parse(bytes, 0).expect("a test reads the same bytes"))
});

/// Characters whose widths are looked up once: those of every usual text.
const USUAL: u32 = 0x2700;

/// How far each usual character of each font reaches, in units of the font.
static ADVANCES: LazyLock<[Vec<Option<u16>>; 2]> = LazyLock::new(|| {
    [Weight::Regular, Weight::SemiBold].map(|weight| {
        let advance = |character| weight.face().glyph_hor_advance(weight.glyph(character)?);
        (0..USUAL)
            .map(|code| char::from_u32(code).and_then(advance))
            .collect()
    })
});

impl Weight {
    /// How far a character reaches; none when the font does not have it.
    fn advance(self, character: char) -> Option<u16> {
        match ADVANCES[self as usize].get(character as usize) {
            Some(known) => *known,
            None => self.face().glyph_hor_advance(self.glyph(character)?),
        }
    }

    /// The font file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Weight::Regular => REGULAR,
            Weight::SemiBold => SEMIBOLD,
        }
    }

    /// The font, read.
    pub(super) fn face(self) -> &'static Face<'static> {
        &FACES[self as usize]
    }

    /// Its number in style sheets.
    pub(super) fn number(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::SemiBold => 600,
        }
    }

    /// The glyph of a character; none when the font does not have it.
    pub(super) fn glyph(self, character: char) -> Option<GlyphId> {
        self.face().glyph_index(character)
    }
}

/// A text with only those characters that the font has; others are left out, and said.
pub(super) fn printable(text: &str, losses: &mut Losses) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut lost = false;
    for character in text.chars() {
        match character {
            '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}' => kept.push(' '),
            // Signs that only choose the shape of the character before.
            '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{ad}' => {}
            '\n' => kept.push('\n'),
            character if Weight::Regular.advance(character).is_some() => kept.push(character),
            character => lost |= !character.is_control(),
        }
    }
    losses.add_if(lost, LossCode::Characters, text);
    kept
}

/// How wide a text is.
pub(super) fn width(text: &str, style: Style) -> f64 {
    let face = style.weight.face();
    let advances = text.chars().filter_map(|c| style.weight.advance(c));
    let units: u64 = advances.map(u64::from).sum();
    units as f64 * style.size / f64::from(face.units_per_em())
}

/// Lines no wider than `room`, at most `most` of them; whether something was cut.
pub(super) fn wrap(text: &str, style: Style, room: f64, most: usize) -> (Vec<String>, bool) {
    let mut lines = Vec::new();
    let blank = width(" ", style);
    for paragraph in text.lines() {
        let (mut line, mut used) = (String::new(), 0.0);
        for word in paragraph.split_whitespace() {
            let wide = width(word, style);
            if !line.is_empty() && used + blank + wide <= room {
                line.push(' ');
                line.push_str(word);
                used += blank + wide;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = match wide <= room {
                true => word.to_owned(),
                false => broken(word, style, room, &mut lines),
            };
            used = width(&line, style);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    let cut = lines.len() > most;
    if cut {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width(&format!("{last} …"), style) > room {
                last.pop();
            }
            *last = format!("{} …", last.trim_end());
        }
    }
    (lines, cut)
}

/// Breaks a word that is wider than a line; gives what is left for the next line.
fn broken(word: &str, style: Style, room: f64, lines: &mut Vec<String>) -> String {
    let mut rest: Vec<char> = word.chars().collect();
    loop {
        let all: String = rest.iter().collect();
        if width(&all, style) <= room || rest.len() < 2 {
            return all;
        }
        let fits = |end: &usize| {
            let head: String = rest[..*end].iter().collect();
            width(&head, style) + width("-", style) <= room
        };
        let end = (1..rest.len()).take_while(fits).last().unwrap_or(1);
        // After a sign that parts words anyway, else with a hyphen.
        let natural = (2..=end).rev().find(|at| "-/–_.@".contains(rest[at - 1]));
        let at = natural.unwrap_or(end);
        let mut head: String = rest[..at].iter().collect();
        if natural.is_none() {
            head.push('-');
        }
        lines.push(head);
        rest.drain(..at);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::drawing::look::BODY;

    #[test]
    fn the_font_has_german_and_says_what_it_has_not() {
        let mut losses = Losses::default();
        assert_eq!(
            printable("Größe „ß“ – 5 € → ◆ ○ ●", &mut losses),
            "Größe „ß“ – 5 € → ◆ ○ ●"
        );
        assert!(losses.clone().list().is_empty());
        assert_eq!(printable("gut 😀", &mut losses), "gut ");
        assert_eq!(losses.list()[0].code, LossCode::Characters);
        assert!(width("WWW", BODY) > width("iii", BODY));
    }

    #[test]
    fn long_words_break_and_long_texts_are_cut() {
        let (lines, cut) = wrap("Donaudampfschifffahrtsgesellschaft und mehr", BODY, 60.0, 9);
        assert!(
            !cut && lines[0].ends_with('-') && lines.len() >= 3,
            "{lines:?}"
        );
        let (lines, cut) = wrap("eins zwei drei vier fünf sechs sieben", BODY, 40.0, 2);
        assert!(
            cut && lines.len() == 2 && lines[1].ends_with('…'),
            "{lines:?}"
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "[a-zA-Zäß/ -]{0,60}", room in 20.0_f64..120.0) {
            for line in wrap(&text, BODY, room, 100).0 {
                prop_assert!(width(&line, BODY) <= room + 0.01, "{line}");
            }
        }
    }
}
