import { cutMiddle, nameParts } from "./names";

interface Props {
  name: string;
  /** Longest text in characters; a longer one is cut in the middle and whole in its title. */
  max?: number;
}

/** A name with its last part emphasised. */
export function Name({ name, max = 64 }: Props) {
  const { rest, last } = nameParts(name);
  const cut = name.length > max;
  const shownLast = cutMiddle(last, max);
  const room = Math.max(0, max - shownLast.length);
  const shownRest = cut ? (room > 4 ? cutMiddle(rest, room) : "") : rest;
  return (
    <span className="name" title={cut ? name : undefined}>
      <span className="rest">{shownRest}</span>
      <span className="last">{shownLast}</span>
    </span>
  );
}
