import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "../../api/me";
import { createKey, deleteKey, type Key, keysQuery } from "../../api/settings";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Copy } from "../../parts/Copy";
import { count } from "../../parts/counts";
import { Confirm } from "../../parts/Dialog";
import { Answer, Empty, Failure } from "../../parts/State";
import { type Column, Table } from "../../parts/Table";
import { When } from "../../parts/When";

/** Keys with which producers and programs sign in. A new key is shown once. */
export function Keys() {
  const me = useQuery(meQuery);
  return me.data?.authentication === "none" ? (
    <Card title="Keys">
      <Empty title="No log-in is needed here." icon="key">
        Whoever reaches this address may read, send events and change settings. It listens on the loopback address unless it was opened with
        --listen.
      </Empty>
    </Card>
  ) : (
    <KeyList />
  );
}

function KeyList() {
  const keys = useQuery(keysQuery);
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [role, setRole] = useState("writer");
  const [deleting, setDeleting] = useState<Key>();
  const create = useMutation({
    mutationFn: () => createKey(name.trim(), role),
    onSuccess: async () => {
      setName("");
      await queries.invalidateQueries({ queryKey: ["keys"] });
    },
  });
  const columns: Column<Key>[] = [
    { id: "name", head: "Name", sort: (key) => key.name, cell: (key) => <b className="m">{key.name}</b> },
    { id: "role", head: "Role", sort: (key) => key.role, cell: (key) => key.role },
    { id: "created", head: "Created", sort: (key) => key.createdAt, cell: (key) => <When at={key.createdAt} as="moment" /> },
    { id: "used", head: "Last used", sort: (key) => key.lastUsedAt, cell: (key) => <When at={key.lastUsedAt} /> },
    { id: "expires", head: "Ends", sort: (key) => key.expiresAt, cell: (key) => <When at={key.expiresAt} none="never" as="moment" /> },
    {
      id: "do",
      head: <span className="visually-hidden">Do</span>,
      align: "right",
      cell: (key) => (
        <Button size="small" kind="danger" onClick={() => setDeleting(key)}>
          Delete…
        </Button>
      ),
    },
  ];
  return (
    <Answer of={keys} what="keys">
      {(list) => (
        <Card title="Keys" count={count(list.length)}>
          <form
            className="card-body row"
            onSubmit={(event) => {
              event.preventDefault();
              create.mutate();
            }}
          >
            <input
              className="input"
              aria-label="Name of the key"
              placeholder="Name, for example airflow-prod"
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
            />
            <select className="control-select" aria-label="Role" value={role} onChange={(event) => setRole(event.target.value)}>
              <option value="writer">may send events</option>
              <option value="reader">may read</option>
              <option value="editor">may read and change</option>
              <option value="admin">may do everything</option>
            </select>
            <Button type="submit" icon="plus" disabled={!name.trim() || create.isPending}>
              Create
            </Button>
          </form>
          {create.isError && <Failure error={create.error} what="new keys" />}
          {create.data && (
            <div className="note" role="status">
              <span>The key is shown only now:</span>
              <code className="mono">{create.data.key}</code>
              <Copy size="small" text={create.data.key}>
                Copy
              </Copy>
            </div>
          )}
          {list.length === 0 ? (
            <Empty title="There are no keys." icon="key" />
          ) : (
            <Table label="Keys" columns={columns} rows={list} rowKey={(key) => key.id} />
          )}
          <Confirm
            title={`Delete the key ${deleting?.name ?? ""}?`}
            description="Whoever uses it can no longer sign in."
            action="Delete"
            danger
            open={deleting !== undefined}
            onOpenChange={() => setDeleting(undefined)}
            onConfirm={async () => {
              if (deleting) await deleteKey(deleting.id);
              await queries.invalidateQueries({ queryKey: ["keys"] });
            }}
          />
        </Card>
      )}
    </Answer>
  );
}
