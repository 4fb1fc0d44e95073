/** Start and end of what a JSON pointer names in a JSON text, or undefined where it names nothing in it. */
export function rangeOfPointer(text: string, pointer: string): { start: number; end: number } | undefined {
  const path = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const reader = new Reader(text);
  try {
    return reader.find(path);
  } catch {
    return undefined;
  }
}

/** Walks a JSON text without building values, so that offsets are known. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  find(path: string[]): { start: number; end: number } | undefined {
    this.space();
    const [name, ...rest] = path;
    if (name === undefined) {
      const start = this.at;
      this.skipValue();
      return { start, end: this.at };
    }
    const open = this.text[this.at];
    if (open === "{") return this.inObject(name, rest);
    if (open === "[") return this.inArray(Number(name), rest);
    return undefined;
  }

  private inObject(name: string, rest: string[]): { start: number; end: number } | undefined {
    this.at++;
    for (this.space(); this.text[this.at] !== "}"; this.comma()) {
      const key = this.string();
      this.space();
      this.expect(":");
      if (key === name) return this.find(rest);
      this.skipValue();
    }
    return undefined;
  }

  private inArray(index: number, rest: string[]): { start: number; end: number } | undefined {
    this.at++;
    this.space();
    for (let i = 0; this.text[this.at] !== "]"; i++, this.comma()) {
      if (i === index) return this.find(rest);
      this.skipValue();
    }
    return undefined;
  }

  private skipValue(): void {
    this.space();
    const first = this.text[this.at];
    if (first === '"') this.string();
    else if (first === "{" || first === "[") this.skipNested();
    else {
      const match = /^[-+\w.]+/.exec(this.text.slice(this.at, this.at + 64));
      if (!match) throw new Error(`No value at ${this.at}.`);
      this.at += match[0].length;
    }
    this.space();
  }

  /** Counts brackets instead of recursing: a hostile body may be nested deeply. */
  private skipNested(): void {
    let depth = 0;
    do {
      const char = this.text[this.at];
      if (char === undefined) throw new Error("The text ends within a value.");
      if (char === '"') {
        this.string();
        continue;
      }
      if (char === "{" || char === "[") depth++;
      if (char === "}" || char === "]") depth--;
      this.at++;
    } while (depth > 0);
  }

  private string(): string {
    const start = this.at;
    this.expect('"');
    while (this.text[this.at] !== '"') {
      if (this.at >= this.text.length) throw new Error("The text ends within a string.");
      this.at += this.text[this.at] === "\\" ? 2 : 1;
    }
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private comma(): void {
    this.space();
    if (this.text[this.at] === ",") this.at++;
    this.space();
  }

  private expect(char: string): void {
    if (this.text[this.at] !== char) throw new Error(`${char} is missing at ${this.at}.`);
    this.at++;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }
}
