import { Fragment } from "react";
import { type Block, blocksOf, type Stretch } from "./markdown";

/** A text in Markdown. It comes from people and producers, so nothing in it is ever HTML. */
export function Prose({ text }: { text: string }) {
  return (
    <div className="prose">
      {blocksOf(text).map((block, index) => (
        <Shown key={index} block={block} />
      ))}
    </div>
  );
}

function Shown({ block }: { block: Block }) {
  if (block.kind === "code") return <pre className="m">{block.text}</pre>;
  if (block.kind === "heading") {
    return (
      <p>
        <b>
          <Line of={block.line} />
        </b>
      </p>
    );
  }
  if (block.kind === "paragraph") {
    return (
      <p>
        <Line of={block.line} />
      </p>
    );
  }
  const items = block.items.map((item, index) => (
    <li key={index}>
      <Line of={item} />
    </li>
  ));
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Line({ of }: { of: Stretch[] }) {
  return of.map((stretch, index) => <Fragment key={index}>{shown(stretch)}</Fragment>);
}

function shown({ kind, text, href }: Stretch) {
  if (kind === "strong") return <b>{text}</b>;
  if (kind === "em") return <em>{text}</em>;
  if (kind === "code") return <code className="m">{text}</code>;
  if (kind === "link") {
    return (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  }
  return text;
}
