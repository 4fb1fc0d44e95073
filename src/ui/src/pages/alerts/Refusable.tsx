import type { ComponentProps, ReactNode } from "react";
import { Problem } from "../../api/problem";
import { Answer, Empty } from "../../parts/State";

/** An answer that a right or an edition may stand before: a refusal is no failure, and trying again does not help. */
export function Refusable<T>({ refused, ...answer }: ComponentProps<typeof Answer<T>> & { refused?: ReactNode }) {
  const { error } = answer.of;
  if (answer.of.data === undefined && isRefusal(error)) {
    return (
      <Empty title={error.title} icon="shield">
        {error.detail}
        {refused && <p>{refused}</p>}
      </Empty>
    );
  }
  return <Answer {...answer} />;
}

export function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status === 403;
}
