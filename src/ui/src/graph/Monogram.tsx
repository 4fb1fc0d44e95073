import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import { Source } from "../parts/Source";
import { monogram, sourceHue } from "../parts/sources";

const kinds: Record<string, IconName> = {
  file: "file",
  view: "view",
  topic: "topic",
  stream: "topic",
  dashboard: "dashboard",
  model: "model",
  api: "plug",
};

/** The monogram of the source; where its namespace names no kind of source, the icon of what it is. */
export function Monogram({ namespace, type }: { namespace: string; type: string }) {
  const icon = kinds[type.toLowerCase()];
  if (/^[a-z0-9+.-]+:/i.test(namespace) || icon === undefined) return <Source namespace={namespace} />;
  return (
    <span className={`src s${sourceHue(namespace)}`} title={`${type}, ${monogram(namespace)}`} aria-hidden="true">
      <Icon name={icon} size={12} />
    </span>
  );
}
