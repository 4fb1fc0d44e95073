import type { ReactNode } from "react";
import { Problem } from "../api/problem";
import { Button } from "./Button";
import { Icon } from "./Icon";
import type { IconName } from "./icons";

interface EmptyProps {
  /** What is not here, in one sentence. */
  title: string;
  /** Why that may be. */
  children?: ReactNode;
  /** One button or link. */
  action?: ReactNode;
  icon?: IconName;
}

export function Empty({ title, children, action, icon = "search" }: EmptyProps) {
  return (
    <div className="state">
      <Icon name={icon} size={18} className="t3" />
      <p className="m">{title}</p>
      {children && <div className="t2">{children}</div>}
      {action && <div className="state-action">{action}</div>}
    </div>
  );
}

/** Grey boxes of the shape of what is loading; they appear after 150 ms. */
export function Skeleton({ rows = 6, height = 32, label = "Loading" }: { rows?: number; height?: number; label?: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} style={{ height }}>
          <i style={{ width: `${30 + ((i * 37) % 55)}%` }} />
        </div>
      ))}
    </div>
  );
}

interface FailureProps {
  error: unknown;
  retry?: () => void;
  /** What was being asked for: "the runs of this job". */
  what?: string;
}

/** An error, inside the box that failed, in the words of the service's problem. */
export function Failure({ error, retry, what = "this" }: FailureProps) {
  if (error instanceof Problem && error.isNotOffered) {
    return (
      <Empty icon="help" title={`This server does not tell ${what} yet.`}>
        The rest of the page is not affected.
      </Empty>
    );
  }
  const problem = error instanceof Problem ? error : undefined;
  const title = problem?.title ?? "The answer could not be read.";
  const detail = problem?.detail ?? (error instanceof Error ? error.message : String(error));
  return (
    <div className="state" role="alert">
      <Icon name="failed" size={18} className="fail" />
      <p className="m">{title}</p>
      <div className="t2">{detail}</div>
      {retry && (
        <div className="state-action">
          <Button icon="redo" onClick={retry}>
            Retry
          </Button>
        </div>
      )}
    </div>
  );
}

interface AnswerLike<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface AnswerProps<T> {
  of: AnswerLike<T>;
  what?: string;
  rows?: number;
  rowHeight?: number;
  children: (data: T) => ReactNode;
}

/** Shows an answer of the service: a skeleton, then the content, or the error with Retry. What was shown before stays while a new answer fails. */
export function Answer<T>({ of, what, rows, rowHeight, children }: AnswerProps<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isPending) return <Skeleton rows={rows} height={rowHeight} label={what ? `Loading ${what}` : undefined} />;
  return <Failure error={of.error} retry={() => of.refetch()} what={what} />;
}
