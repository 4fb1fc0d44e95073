import type { ReactNode } from "react";
import styles from "./Alerts.module.css";

interface Props {
  label: string;
  hint?: string;
  children: ReactNode;
}

/** A control of a form under its words. */
export function Field({ label, hint, children }: Props) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={`field ${styles.field}`}>
      <span>{label}</span>
      {children}
      {hint && <small className="t3">{hint}</small>}
    </label>
  );
}
