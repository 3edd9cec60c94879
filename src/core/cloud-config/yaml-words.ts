/**
 * An error of the `yaml` package in plain words: what stands at `offset`, and what was expected. At most
 * some 200 characters, whatever the text.
 */
export function yamlWords(text: string, offset: number, message: string): string {
  const there = whatStandsAt(text, offset);
  const row = WORDS.find(({ when }) => when.test(message));
  return row ? row.say(there) : `${there} cannot be read as YAML here.`;
}

interface Words {
  /** What the package says, up to where it begins to quote the text. */
  readonly when: RegExp;
  readonly say: (there: string) => string;
}

const WORDS: readonly Words[] = [
  {
    when: /^Tabs are not allowed/,
    say: () => 'A tab indents this line. YAML allows only spaces for indentation.',
  },
  {
    when: /^Block scalar lines must not be less indented/,
    say: (there) =>
      `${there} is indented less than the first line of the text block (|) above it. Indent it as far, or take it out of the block.`,
  },
  {
    when: /^Block scalar values in collections must be indented/,
    say: (there) => `${there} begins a text block (|), but is not indented further than its key.`,
  },
  {
    when: /^Block scalars with more-indented leading empty lines/,
    say: () =>
      'A blank line before this text block is indented further than the block. Take its blanks away.',
  },
  {
    when: /^Block scalar header|^Unexpected token in block scalar header/,
    say: (there) =>
      `${there} stands behind the | or > of a text block. Only a digit, "+" or "-" and a comment may.`,
  },
  {
    when: /^All mapping items must start/,
    say: (there) => `${there} is not in the column of the keys before it. Keys of a mapping share a column.`,
  },
  {
    when: /^All sequence items must start/,
    say: (there) => `${there} is not in the column of the list's other dashes. They have to share a column.`,
  },
  {
    when: /^Sequence item without/,
    say: (there) => `${there} stands in a list without a dash before it. Each item begins with "- ".`,
  },
  {
    when: /^Implicit keys/,
    say: (there) =>
      `${there} is read as a key over several lines. A key has to stand on one line with its colon: a colon, a blank behind it, or indentation is missing.`,
  },
  {
    when: /^Implicit map keys need/,
    say: (there) => `${there} stands where a key was expected, but no colon with a blank behind it follows.`,
  },
  {
    when: /^Nested mappings are not allowed/,
    say: (there) =>
      `${there} begins a mapping where a plain value was expected. Indent it on its own line, or quote the value.`,
  },
  {
    when: /^A block sequence may not|^Unexpected block-seq-ind on same line|^Missing newline after block sequence|^Block collection cannot start/,
    say: (there) => `${there} begins a list on a line that is taken. A list begins on a line of its own.`,
  },
  {
    when: /^Block collections are not allowed/,
    say: (there) => `${there} begins lines of a list or mapping inside brackets, where commas are expected.`,
  },
  {
    when: /map must end with|map in block collection must be/,
    say: (there) => `A mapping in { } is not closed. A "}" was expected before ${lower(there)}.`,
  },
  {
    when: /must end with a \]|sequence in block collection must be/,
    say: (there) => `A list in [ ] is not closed. A "]" was expected before ${lower(there)}.`,
  },
  {
    when: /^Flow end indicator/,
    say: (there) => `${there} closes brackets, but is not indented further than the key they belong to.`,
  },
  {
    when: /^Missing closing 'quote/,
    say: (there) => `A value in single quotes is not closed. A ' was expected before ${lower(there)}.`,
  },
  {
    when: /^Missing closing "quote/,
    say: (there) => `A value in double quotes is not closed. A " was expected before ${lower(there)}.`,
  },
  {
    when: /^Missing space after :/,
    say: (there) => `${there} has no blank behind its colon. A key in brackets needs one.`,
  },
  {
    when: /^Missing , /,
    say: (there) => `A comma was expected before ${lower(there)}: it follows another item inside brackets.`,
  },
  { when: /^Unexpected ,/, say: () => 'A comma stands where an item was expected.' },
  {
    when: /^Unexpected empty item/,
    say: (there) => `An item was expected before ${lower(there)}, but there is none.`,
  },
  { when: /^Comments must be separated/, say: () => 'A comment needs a blank before its "#".' },
  {
    when: /^Tags and anchors must be separated/,
    say: (there) => `${there} needs a blank behind the tag or anchor before it.`,
  },
  {
    when: /^Anchors and tags must be after/,
    say: (there) => `${there} stands behind a tag or anchor, which belongs behind it.`,
  },
  {
    when: /^A node can have at most one/,
    say: (there) => `${there} is a second one. A value has one anchor (&) and one tag (!) at most.`,
  },
  { when: /^An alias node/, say: (there) => `${there} is an alias, which takes no tag and no anchor.` },
  { when: /^(?:Anchor|Alias) cannot be empty/, say: () => 'A name was expected behind this & or *.' },
  {
    when: /^(?:Anchor|Alias) ending in :/,
    say: (there) => `${there} ends in a colon, which counts as part of the name. Put a blank before it.`,
  },
  {
    when: /^Plain value cannot start/,
    say: (there) => `${there} cannot begin a value without quotes. Put the value in quotes.`,
  },
  {
    when: /^Invalid escape sequence/,
    say: (there) => `${there} is no escape of double-quoted text. A backslash itself is written \\\\.`,
  },
  {
    when: /^The : indicator must be at most/,
    say: (there) => `${there} begins a key of more than 1024 characters.`,
  },
  {
    when: /directives-end|directive|Unsupported YAML version/,
    say: (there) => `${there} is read as a YAML directive (%), which needs a line "---" behind it.`,
  },
  {
    when: /^Unexpected doc-end/,
    say: () => '"..." ends a document, but none has begun.',
  },
  {
    when: /at node end$/,
    say: (there) => `${there} stands behind a complete value. The end of the line was expected.`,
  },
  {
    when: /^Not a YAML token|in YAML stream|in YAML document|token$|^Unsupported token|^Unexpected /,
    say: (there) =>
      `${there} stands where YAML expects something else: a key, a dash, or the end of the line.`,
  },
];

const LONGEST = 24;

/** The first word there, quoted; to begin a sentence with. */
function whatStandsAt(text: string, offset: number): string {
  const [, word = '', end] = /^[ \t]*([^\s]*)(\s)?/.exec(text.slice(offset, offset + 200)) ?? [];
  if (word === '') return end === undefined && offset < text.length ? 'A row of blanks' : endOf(text, offset);
  return `"${word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word}"`;
}

function endOf(text: string, offset: number): string {
  return text.slice(offset).trim() === '' ? 'The end of the text' : 'The end of the line';
}

function lower(there: string): string {
  return there.startsWith('"') ? there : there[0]?.toLowerCase() + there.slice(1);
}
