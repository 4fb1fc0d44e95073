import { monogram, sourceHue } from "./sources";

/** The monogram of a namespace in its colour. */
export function Source({ namespace, size = 18 }: { namespace: string; size?: 16 | 18 }) {
  return (
    <span className={`src s${sourceHue(namespace)}${size === 16 ? " small" : ""}`} title={namespace} aria-hidden="true">
      {monogram(namespace)}
    </span>
  );
}
