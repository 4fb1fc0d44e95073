import { Icon } from "../parts/Icon";
import type { IconName } from "../parts/icons";
import styles from "./inspector.module.css";
import { staleWords, verdictWord } from "./words";

const looks: Record<string, { icon: IconName; tone: string }> = {
  confirmed: { icon: "check", tone: "ok" },
  contradicted: { icon: "x", tone: "fail" },
  rejected: { icon: "x", tone: "fail" },
  unchecked: { icon: "help", tone: "t2" },
};

export function Verdict({ verdict, suffix = "" }: { verdict: string; suffix?: string }) {
  const look = looks[verdict] ?? { icon: "help" as const, tone: "t2" };
  return (
    <span className={`${styles.verdict} ${look.tone}`}>
      <Icon name={look.icon} size={14} />
      {verdictWord(verdict)}
      {suffix}
    </span>
  );
}

/** That an edge was not seen for long, with the reason as its title; nothing where it is not stale. */
export function Stale({ since }: { since: string | undefined }) {
  if (since === undefined) return null;
  return (
    <span className={`${styles.verdict} warn`} title={staleWords(since)}>
      <Icon name="clock" size={14} />
      stale
    </span>
  );
}
