import { useQueryClient } from "@tanstack/react-query";
import { Button } from "./Button";
import { Confirm } from "./Dialog";
import type { Column } from "./Table";

/** What is open beside a list of named things: a form for a new one or one there is, or the question whether one should go. */
export type Open<T> = { change?: T } | { remove: T } | undefined;

/** The buttons at the end of a row. */
export function changeAndRemove<T extends { name: string }>(setOpen: (open: Open<T>) => void): Column<T> {
  return {
    id: "do",
    head: <span className="visually-hidden">Do</span>,
    align: "right",
    cell: (one) => (
      <span className="row">
        <span className="grow" />
        <Button size="small" aria-label={`Change ${one.name}`} onClick={() => setOpen({ change: one })}>
          Change…
        </Button>
        <Button size="small" kind="danger" aria-label={`Remove ${one.name}`} onClick={() => setOpen({ remove: one })}>
          Remove…
        </Button>
      </span>
    ),
  };
}

interface RemovalProps {
  open: Open<{ name: string }>;
  onClose: () => void;
  title: (name: string) => string;
  description: string;
  remove: (name: string) => Promise<unknown>;
  /** First words of the keys of queries that show it. */
  shownBy: readonly string[];
}

/** Asks before one goes. */
export function Removal({ open, onClose, title, description, remove, shownBy }: RemovalProps) {
  const queries = useQueryClient();
  const name = open && "remove" in open ? open.remove.name : undefined;
  return (
    <Confirm
      title={title(name ?? "")}
      description={description}
      action="Remove"
      danger
      open={name !== undefined}
      onOpenChange={onClose}
      onConfirm={async () => {
        if (name !== undefined) await remove(name);
        await Promise.all(shownBy.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      }}
    />
  );
}
