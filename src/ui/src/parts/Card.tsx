import type { ReactNode } from "react";

interface Props {
  title: ReactNode;
  /** A number or a few words after the title, muted. */
  count?: ReactNode;
  /** Controls at the right end of the head. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Card({ title, count, actions, children, className = "" }: Props) {
  return (
    <section className={`card ${className}`}>
      <div className="card-head">
        <h2>{title}</h2>
        {count !== undefined && count !== null && <span className="t3">{count}</span>}
        <span className="grow" />
        {actions}
      </div>
      {children}
    </section>
  );
}
