//! A text form on disk: one file, or a folder with one file per object (`journeys/<id>.json`) and
//! `ojf.json`, which says the format. Blocking.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::KINDS;
use super::bundle::{Bundle, FORMAT, Object, check_format, read_object, text};
use crate::error::{Error, Result};

/// The file of a folder that says what it is.
const MANIFEST: &str = "ojf.json";

/// Reads a file or a folder as the value of one bundle, to be read by [`Bundle::read`] or checked.
///
/// # Errors
/// A file that cannot be read or is no JSON, named.
pub fn read_path(path: &Path) -> Result<Value> {
    if !path.is_dir() {
        return read_json(path);
    }
    let manifest = path.join(MANIFEST);
    let mut bundle = match read_json(&manifest)? {
        Value::Object(members) => members,
        _ => return Err(Error::invalid("unknown_format", "not an object").at(shown(&manifest))),
    };
    check_format(bundle.get("format")).map_err(|error| error.at(shown(&manifest)))?;
    for kind in KINDS.0 {
        let folder = path.join(kind.plural);
        if !folder.is_dir() {
            continue;
        }
        let mut files = json_files(&folder)?;
        files.sort();
        let mut list = Vec::with_capacity(files.len());
        for (index, file) in files.iter().enumerate() {
            let member = read_json(file)?;
            // Here and not later, so that the message can name the file.
            read_object(kind, member.clone(), index).map_err(|error| error.at(shown(file)))?;
            list.push(member);
        }
        bundle.insert(kind.plural.to_owned(), Value::Array(list));
    }
    Ok(Value::Object(bundle))
}

/// Writes a bundle: to a file when the path ends in `.json`, else to a folder. In a folder that
/// holds an export already, files of objects that are no longer there are removed when the bundle
/// is `complete`, a whole workspace.
///
/// # Errors
/// A file or folder that cannot be written, or a folder that holds something else.
pub fn write_path(path: &Path, bundle: &Bundle, complete: bool) -> Result<()> {
    if path
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        return write(path, &bundle.text()?);
    }
    let manifest = path.join(MANIFEST);
    if path.is_dir()
        && !manifest.is_file()
        && fs::read_dir(path).is_ok_and(|mut all| all.next().is_some())
    {
        let detail = format!("the folder is not empty and holds no {MANIFEST}");
        return Err(Error::invalid("not_an_export", detail).at(shown(path)));
    }
    for kind in KINDS.0 {
        let folder = path.join(kind.plural);
        let objects: Vec<&Object> = bundle
            .objects
            .iter()
            .filter(|object| object.kind.name == kind.name)
            .collect();
        if complete && folder.is_dir() {
            remove_others(&folder, &objects)?;
        }
        if objects.is_empty() {
            continue;
        }
        fs::create_dir_all(&folder).map_err(|cause| Error::file(&folder, cause))?;
        for object in objects {
            let file = folder.join(format!("{}.json", object.id));
            write(&file, &text(&object.written())?)?;
        }
    }
    write(&manifest, &text(&json!({ "format": FORMAT }))?)
}

/// Removes files named like objects that the bundle does not have.
fn remove_others(folder: &Path, objects: &[&Object]) -> Result<()> {
    for file in json_files(folder)? {
        let id = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .and_then(|stem| stem.parse().ok());
        if id.is_some_and(|id| objects.iter().all(|object| object.id != id)) {
            fs::remove_file(&file).map_err(|cause| Error::file(&file, cause))?;
        }
    }
    Ok(())
}

fn json_files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|cause| Error::file(folder, cause))?;
    let files = entries.into_iter().map(|entry| entry.path());
    Ok(files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect())
}

fn read_json(path: &Path) -> Result<Value> {
    let bytes = fs::read(path).map_err(|cause| Error::file(path, cause))?;
    serde_json::from_slice(&bytes)
        .map_err(|cause| Error::invalid("invalid_json", cause.to_string()).at(shown(path)))
}

/// Writes beside the file and renames, so that a reader never sees half of it.
fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|cause| Error::file(folder, cause))?;
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        std::io::Write::write_all(&mut file, text.as_bytes())?;
        make_readable(file.as_file())?;
        file.persist(path).map_err(|error| error.error)
    });
    written
        .map(|_| ())
        .map_err(|cause| Error::file(path, cause))
}

/// Temporary files are private to their owner; an export is an ordinary file.
#[cfg(unix)]
fn make_readable(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
