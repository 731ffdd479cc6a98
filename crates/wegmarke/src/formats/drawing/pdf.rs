//! Shapes as PDF: vectors, embedded letters, text that can be searched and copied.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::scene::{Color, Page, Segment, Shape, Stroke, Weight};

const SYSTEM: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// Characters used, by weight.
type Used = BTreeMap<Weight, BTreeSet<char>>;

/// Writes the pages.
pub(super) fn write(pages: &[Page], title: &str, language: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let mut next = 0;
    let mut reference = || {
        next += 1;
        Ref::new(next)
    };
    let (catalog, tree, info) = (reference(), reference(), reference());
    let fonts = [
        (Weight::Regular, reference()),
        (Weight::SemiBold, reference()),
    ];
    let mut used = Used::new();
    let mut kids = Vec::new();
    for page in pages {
        let (id, content) = (reference(), reference());
        let drawn = compressed(&content_of(page, &mut used));
        let mut written = pdf.page(id);
        written.media_box(Rect::new(0.0, 0.0, page.width as f32, page.height as f32));
        written.parent(tree).contents(content);
        let mut resources = written.resources();
        let mut names = resources.fonts();
        for (weight, font) in fonts {
            names.pair(name_of(weight), font);
        }
        names.finish();
        resources.finish();
        written.finish();
        pdf.stream(content, &drawn).filter(Filter::FlateDecode);
        kids.push(id);
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(kids).count(count);
    for (weight, font) in fonts {
        let ids = [reference(), reference(), reference(), reference()];
        let none = BTreeSet::new();
        write_font(
            &mut pdf,
            weight,
            used.get(&weight).unwrap_or(&none),
            font,
            ids,
        );
    }
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr(language));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    pdf.document_info(info)
        .title(TextStr(title))
        .producer(TextStr("Wegmarke"));
    pdf.finish()
}

fn name_of(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"R"),
        Weight::SemiBold => Name(b"S"),
    }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn content_of(page: &Page, used: &mut Used) -> Vec<u8> {
    let mut content = Content::new();
    // In PDF the page grows upwards; here, as in the shapes, downwards. Letters are turned back.
    let scale = page.scale as f32;
    content.transform([
        scale,
        0.0,
        0.0,
        -scale,
        page.left as f32,
        (page.height - page.top) as f32,
    ]);
    for shape in &page.shapes {
        write_shape(&mut content, shape, used);
    }
    content.finish().into_vec()
}

fn write_shape(content: &mut Content, shape: &Shape, used: &mut Used) {
    match shape {
        Shape::Path {
            segments,
            fill,
            stroke,
        } => {
            if let Some(color) = fill {
                let [red, green, blue] = rgb(*color);
                content.set_fill_rgb(red, green, blue);
            }
            if let Some(Stroke { color, width, dash }) = stroke {
                let [red, green, blue] = rgb(*color);
                content
                    .set_stroke_rgb(red, green, blue)
                    .set_line_width(*width as f32);
                let dash = dash.map(|(on, off)| [on as f32, off as f32]);
                content.set_dash_pattern(dash.into_iter().flatten(), 0.0);
            }
            write_path(content, segments);
            match (fill.is_some(), stroke.is_some()) {
                (true, true) => content.fill_nonzero_and_stroke(),
                (true, false) => content.fill_nonzero(),
                (false, true) => content.stroke(),
                (false, false) => content.end_path(),
            };
        }
        Shape::Text { x, y, style, text } => {
            let characters = used.entry(style.weight).or_default();
            let mut glyphs = Vec::with_capacity(2 * text.len());
            for character in text.chars() {
                if let Some(glyph) = style.weight.glyph(character) {
                    characters.insert(character);
                    glyphs.extend(glyph.0.to_be_bytes());
                }
            }
            let [red, green, blue] = rgb(style.color);
            content.set_fill_rgb(red, green, blue).begin_text();
            content.set_font(name_of(style.weight), style.size as f32);
            content.set_text_matrix([1.0, 0.0, 0.0, -1.0, *x as f32, *y as f32]);
            content.show(Str(&glyphs)).end_text();
        }
        Shape::Clip {
            x,
            y,
            width,
            height,
            shapes,
        } => {
            content.save_state();
            content
                .rect(*x as f32, *y as f32, *width as f32, *height as f32)
                .clip_nonzero()
                .end_path();
            for shape in shapes {
                write_shape(content, shape, used);
            }
            content.restore_state();
        }
    }
}

fn write_path(content: &mut Content, segments: &[Segment]) {
    for segment in segments {
        match segment {
            Segment::Move(x, y) => content.move_to(*x as f32, *y as f32),
            Segment::Line(x, y) => content.line_to(*x as f32, *y as f32),
            Segment::Curve(points) => {
                let [a, b, c, d, e, f] = points.map(|point| point as f32);
                content.cubic_to(a, b, c, d, e, f)
            }
            Segment::Close => content.close_path(),
        };
    }
}

fn rgb(Color(red, green, blue): Color) -> [f32; 3] {
    [red, green, blue].map(|part| f32::from(part) / 255.0)
}

/// The font with the widths and the meaning of the glyphs that are used.
fn write_font(pdf: &mut Pdf, weight: Weight, used: &BTreeSet<char>, font: Ref, ids: [Ref; 4]) {
    let [descendant, descriptor, file, unicode] = ids;
    let name = match weight {
        Weight::Regular => Name(b"Inter-Regular"),
        Weight::SemiBold => Name(b"Inter-SemiBold"),
    };
    let face = weight.face();
    // PDF counts in thousandths of the size of letters.
    let thousandths = |units: f32| units * 1000.0 / f32::from(face.units_per_em());
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(descendant)
        .to_unicode(unicode);
    let mut glyphs: BTreeMap<u16, char> = BTreeMap::new();
    for character in used {
        if let Some(glyph) = weight.glyph(*character) {
            glyphs.entry(glyph.0).or_insert(*character);
        }
    }
    let mut cid = pdf.cid_font(descendant);
    cid.subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(SYSTEM)
        .font_descriptor(descriptor);
    cid.cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = cid.widths();
    for glyph in glyphs.keys() {
        let advance = face
            .glyph_hor_advance(ttf_parser::GlyphId(*glyph))
            .unwrap_or(0);
        widths.same(*glyph, *glyph, thousandths(f32::from(advance)));
    }
    widths.finish();
    cid.finish();
    let bounds = face.global_bounding_box();
    let [left, bottom, right, top] = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
        .map(|side| thousandths(f32::from(side)));
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(thousandths(f32::from(face.ascender())))
        .descent(thousandths(f32::from(face.descender())))
        .cap_height(thousandths(face.capital_height().map_or(1450.0, f32::from)))
        .stem_v(80.0)
        .font_file2(file);
    let bytes = compressed(weight.bytes());
    let length = i32::try_from(weight.bytes().len()).unwrap_or(i32::MAX);
    pdf.stream(file, &bytes)
        .filter(Filter::FlateDecode)
        .pair(Name(b"Length1"), length);
    let mut map = UnicodeCmap::new(Name(b"Unicode"), SYSTEM);
    for (glyph, character) in &glyphs {
        map.pair(*glyph, *character);
    }
    pdf.cmap(unicode, &map.finish());
}
