import { age, momentText } from "./times";

interface Props {
  at: string | null | undefined;
  /** What stands there when nothing is known. */
  none?: string;
  /** "age" is relative up to seven days; "moment" is date and time. */
  as?: "age" | "moment";
}

/** An instant; its title is the ISO form, which is also what a copy gives. */
export function When({ at, none = "never", as = "age" }: Props) {
  if (!at) return <span className="t3">{none}</span>;
  return (
    <time dateTime={at} title={at} className="num">
      {as === "age" ? age(at) : momentText(at)}
    </time>
  );
}
