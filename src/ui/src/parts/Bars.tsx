import styles from "./Bars.module.css";

interface Bar {
  key: string;
  /** Height as a share of the highest, 0 to 1. */
  share: number;
  tone: "ok" | "fail" | "run" | "idle";
  title: string;
}

/** A strip of small bars, oldest left: how the last runs went. */
export function Bars({ bars, label }: { bars: Bar[]; label: string }) {
  return (
    <span className={styles.strip} role="img" aria-label={label}>
      {bars.map((bar) => (
        <i key={bar.key} className={styles[bar.tone]} style={{ height: `${Math.max(15, bar.share * 100)}%` }} title={bar.title} />
      ))}
    </span>
  );
}
