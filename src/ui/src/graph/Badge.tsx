import { Icon } from "../parts/Icon";
import { RunStateIcon } from "../parts/RunState";
import { stateLook } from "../parts/runStates";
import { sourceHue } from "../parts/sources";
import type { KnownGraph } from "./known";
import { isLate } from "./nodeWords";
import type { Personal } from "./store";
import type { Lens } from "./view";

const toneColour = {
  ok: "var(--ok)",
  run: "var(--run)",
  fail: "var(--fail)",
  warn: "var(--warn)",
  idle: "transparent",
  mask: "var(--mask)",
  accent: "var(--accent)",
};

/** The mark at the right of a node's name, by lens. State is never colour alone: each has its shape and its word. */
export function Badge({ lens, known, id, personal }: { lens: Lens; known: KnownGraph; id: string; personal: Personal | undefined }) {
  const info = known.datasets.get(id);
  if (!info) return null;
  switch (lens) {
    case "checks":
      if (!info.quality || info.quality.assertions === 0) return null;
      return info.quality.failed > 0 ? (
        <Icon name="warning" size={14} className="warn" label={`${info.quality.failed} checks failed`} />
      ) : (
        <Icon name="succeeded" size={14} className="ok" label={`${info.quality.assertions} checks passed`} />
      );
    case "freshness": {
      const late = isLate(info, Date.now());
      if (info.lastWrittenAt === null) return <Icon name="table" size={14} className="t3" label="never written" />;
      if (late === undefined) return <Icon name="help" size={14} className="t3" label="too few writes to know how often it is due" />;
      return <Icon name={late ? "clock" : "succeeded"} size={14} className={late ? "warn" : "ok"} label={late ? "late" : "in time"} />;
    }
    case "owner":
      return info.owners.length > 0 ? <span className="small t2">{info.owners[0]}</span> : null;
    case "evidence": {
      const verdict = verdictOf(known, id);
      if (verdict === "manual") return <Icon name="hand" size={14} className="t2" label="said by hand" />;
      if (verdict === "confirmed") return <Icon name="check" size={14} className="ok" label="confirmed" />;
      return verdict ? <Icon name="help" size={14} className="t3" label="not checked" /> : null;
    }
    case "sensitive":
      if (personal) return <Icon name="shield" size={14} className={personal.masked ? "mask" : "warn"} label={personal.words} />;
      return isSensitive(known, id) ? <Icon name="shield" size={14} className="mask" label="holds sensitive columns" /> : null;
    case "namespace":
      return null;
    case "state":
      return info.lastRun ? <RunStateIcon state={info.lastRun.state} /> : null;
  }
}

/** The colour of the left border by lens; a good state leaves it out, so that one red border is loud. */
export function edgeColour(lens: Lens, known: KnownGraph, id: string, personal: Personal | undefined): string | undefined {
  const info = known.datasets.get(id);
  if (!info) return undefined;
  switch (lens) {
    case "state": {
      const tone = stateLook(info.lastRun?.state).tone;
      return tone === "fail" || tone === "run" ? toneColour[tone] : undefined;
    }
    case "freshness":
      return isLate(info, Date.now()) ? toneColour.warn : undefined;
    case "checks":
      return info.quality && info.quality.failed > 0 ? toneColour.warn : undefined;
    case "owner":
      return info.owners.length > 0 ? `var(--src-${sourceHue(info.owners[0])})` : undefined;
    case "evidence":
      return verdictOf(known, id) === "confirmed" ? toneColour.ok : undefined;
    case "namespace":
      return `var(--src-${sourceHue(info.namespace)})`;
    case "sensitive":
      if (personal) return personal.masked ? toneColour.mask : toneColour.warn;
      return isSensitive(known, id) ? toneColour.mask : undefined;
  }
}

function verdictOf(known: KnownGraph, id: string): "confirmed" | "unchecked" | "manual" | undefined {
  const edges = known.edgesAt(id, "up");
  if (edges.length === 0) return undefined;
  if (edges.every((edge) => edge.evidence.every((kind) => kind === "manual"))) return "manual";
  return edges.every((edge) => edge.verdict === "confirmed") ? "confirmed" : "unchecked";
}

function isSensitive(known: KnownGraph, id: string): boolean {
  if (known.datasets.get(id)?.tags?.some((tag) => /pii|sensitive/i.test(tag))) return true;
  if (known.columns.get(id)?.some((column) => column.masked || column.tags?.some((tag) => /pii|sensitive/i.test(tag)))) return true;
  return known.columnEdgesInto(id).some((edge) => edge.masking);
}
