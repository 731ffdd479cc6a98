//! The small language of scoring formulas: `reach * impact / effort`. Numbers, names, `+ - * / ^`,
//! brackets, `min`, `max` and `sqrt`; nothing else can be said in it, so a formula can do no harm.

use crate::error::{Error, Result};

/// Longest formula, in characters.
const MAX_LENGTH: usize = 1_000;
/// Deepest nesting of brackets, signs and powers.
const MAX_DEPTH: usize = 50;

/// A formula that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression(Node);

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    /// A name and the column where it stands.
    Name(String, usize),
    Negative(Box<Node>),
    Operation(char, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Function {
    Min,
    Max,
    Sqrt,
}

/// Why a formula has no result for these values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// This name has no value.
    Missing(String),
    /// The result is no finite number: something was divided by nothing, or grew too large.
    NotFinite,
}

impl Expression {
    /// Reads a formula.
    ///
    /// # Errors
    /// `invalid_formula` with the `column` (from 1) of what is wrong.
    pub fn parse(text: &str) -> Result<Expression> {
        let characters: Vec<char> = text.chars().collect();
        let mut reader = Reader {
            characters: &characters,
            position: 0,
            depth: 0,
        };
        if characters.len() > MAX_LENGTH {
            let detail = format!("a formula has at most {MAX_LENGTH} characters");
            return Err(reader.refuse(MAX_LENGTH, &detail));
        }
        let node = reader.sum()?;
        match reader.peek() {
            None => Ok(Expression(node)),
            Some(')') => Err(reader.refuse(reader.position, "this bracket was never opened")),
            Some(_) => Err(reader.refuse(reader.position, "an operator such as * is missing here")),
        }
    }

    /// The names in the formula with the columns (from 1) where they stand.
    pub fn names(&self) -> Vec<(&str, usize)> {
        let mut names = Vec::new();
        collect(&self.0, &mut names);
        names
    }

    /// The result for these values.
    ///
    /// # Errors
    /// The first name without a value, or that there is no finite result.
    pub fn evaluate(&self, value: &impl Fn(&str) -> Option<f64>) -> Result<f64, Gap> {
        let result = evaluate(&self.0, value)?;
        if result.is_finite() {
            Ok(result)
        } else {
            Err(Gap::NotFinite)
        }
    }
}

fn collect<'a>(node: &'a Node, names: &mut Vec<(&'a str, usize)>) {
    match node {
        Node::Number(_) => {}
        Node::Name(name, position) => names.push((name, position + 1)),
        Node::Negative(inner) => collect(inner, names),
        Node::Operation(_, left, right) => {
            collect(left, names);
            collect(right, names);
        }
        Node::Call(_, arguments) => arguments.iter().for_each(|node| collect(node, names)),
    }
}

fn evaluate(node: &Node, value: &impl Fn(&str) -> Option<f64>) -> Result<f64, Gap> {
    Ok(match node {
        Node::Number(number) => *number,
        Node::Name(name, _) => value(name).ok_or_else(|| Gap::Missing(name.clone()))?,
        Node::Negative(inner) => -evaluate(inner, value)?,
        Node::Operation(operator, left, right) => {
            let (left, right) = (evaluate(left, value)?, evaluate(right, value)?);
            match operator {
                '+' => left + right,
                '-' => left - right,
                '*' => left * right,
                '/' => left / right,
                _ => left.powf(right),
            }
        }
        Node::Call(function, arguments) => {
            let mut values = Vec::with_capacity(arguments.len());
            for argument in arguments {
                values.push(evaluate(argument, value)?);
            }
            let fold = |choose: fn(f64, f64) -> f64| values.iter().copied().reduce(choose);
            let result = match function {
                Function::Min => fold(f64::min),
                Function::Max => fold(f64::max),
                Function::Sqrt => values.first().map(|value| value.sqrt()),
            };
            result.unwrap_or(f64::NAN)
        }
    })
}

struct Reader<'a> {
    characters: &'a [char],
    position: usize,
    depth: usize,
}

impl Reader<'_> {
    fn refuse(&self, position: usize, detail: &str) -> Error {
        let column = position + 1;
        Error::invalid("invalid_formula", format!("column {column}: {detail}"))
            .with("column", column)
    }

    /// The next character that is no space, without taking it.
    fn peek(&mut self) -> Option<char> {
        while let Some(character) = self.characters.get(self.position) {
            if !character.is_whitespace() {
                return Some(*character);
            }
            self.position += 1;
        }
        None
    }

    fn take(&mut self, wanted: &[char]) -> Option<char> {
        let found = self.peek().filter(|character| wanted.contains(character))?;
        self.position += 1;
        Some(found)
    }

    fn sum(&mut self) -> Result<Node> {
        let mut left = self.product()?;
        while let Some(operator) = self.take(&['+', '-']) {
            left = Node::Operation(operator, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Node> {
        let mut left = self.signed()?;
        while let Some(operator) = self.take(&['*', '/', '·', '×', '÷']) {
            let operator = if matches!(operator, '/' | '÷') {
                '/'
            } else {
                '*'
            };
            left = Node::Operation(operator, Box::new(left), Box::new(self.signed()?));
        }
        Ok(left)
    }

    /// A sign binds less than a power, as on paper: `-2 ^ 2` is -4.
    fn signed(&mut self) -> Result<Node> {
        self.deeper(|reader| match reader.take(&['-', '+']) {
            Some('-') => Ok(Node::Negative(Box::new(reader.signed()?))),
            Some(_) => reader.signed(),
            None => reader.power(),
        })
    }

    fn power(&mut self) -> Result<Node> {
        let base = self.operand()?;
        if self.take(&['^']).is_none() {
            return Ok(base);
        }
        let exponent = self.signed()?;
        Ok(Node::Operation('^', Box::new(base), Box::new(exponent)))
    }

    fn operand(&mut self) -> Result<Node> {
        let Some(character) = self.peek() else {
            return Err(self.refuse(self.position, "a number or a name is missing at the end"));
        };
        if character == '(' {
            let opened = self.position;
            self.position += 1;
            let inner = self.sum()?;
            if self.take(&[')']).is_none() {
                return Err(self.unclosed(opened));
            }
            return Ok(inner);
        }
        if character.is_ascii_digit() || character == '.' {
            return self.number();
        }
        if character.is_alphabetic() {
            return self.named();
        }
        let detail = format!("'{character}' cannot stand here; a number or a name can");
        Err(self.refuse(self.position, &detail))
    }

    fn unclosed(&mut self, opened: usize) -> Error {
        match self.peek() {
            None => self.refuse(opened, "this bracket is never closed"),
            Some(_) => self.refuse(self.position, "an operator or a closing bracket is missing"),
        }
    }

    fn number(&mut self) -> Result<Node> {
        let start = self.position;
        let is_part = |character: &&char| character.is_ascii_digit() || **character == '.';
        let length = self.characters[start..].iter().take_while(is_part).count();
        let text: String = self.characters[start..start + length].iter().collect();
        self.position = start + length;
        let number = text.parse().map_err(|_| {
            let detail = format!("'{text}' is not a number; write 1.5 with a point");
            self.refuse(start, &detail)
        })?;
        Ok(Node::Number(number))
    }

    fn named(&mut self) -> Result<Node> {
        let start = self.position;
        let is_part = |character: &&char| character.is_alphanumeric() || **character == '_';
        let length = self.characters[start..].iter().take_while(is_part).count();
        let name: String = self.characters[start..start + length].iter().collect();
        self.position = start + length;
        if self.peek() != Some('(') {
            return Ok(Node::Name(name, start));
        }
        let opened = self.position;
        self.position += 1;
        let function = match name.as_str() {
            "min" => Function::Min,
            "max" => Function::Max,
            "sqrt" => Function::Sqrt,
            _ => {
                let detail = format!("'{name}' is no function; min, max and sqrt are");
                return Err(self.refuse(start, &detail));
            }
        };
        let mut arguments = vec![self.sum()?];
        while self.take(&[',', ';']).is_some() {
            arguments.push(self.sum()?);
        }
        if self.take(&[')']).is_none() {
            return Err(self.unclosed(opened));
        }
        if function == Function::Sqrt && arguments.len() > 1 {
            return Err(self.refuse(opened, "sqrt takes one value"));
        }
        Ok(Node::Call(function, arguments))
    }

    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Result<Node>) -> Result<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let detail = format!("nested deeper than {MAX_DEPTH} levels");
            return Err(self.refuse(self.position, &detail));
        }
        let node = read(self);
        self.depth -= 1;
        node
    }
}
