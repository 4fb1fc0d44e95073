import { useQuery } from "@tanstack/react-query";
import { assetQuery } from "../api/assets";
import { AssetPicker } from "./AssetPicker";
import { DatasetLink } from "./DatasetLink";

/** A field of a form that chooses one dataset. */
export function DatasetField({ id, onChange }: { id: string; onChange: (id: string) => void }) {
  const known = useQuery({ ...assetQuery(id), enabled: id !== "" });
  const shown = id && known.data ? { namespace: known.data.namespace, name: known.data.name } : undefined;
  return (
    <div className="field">
      <span>Dataset</span>
      <AssetPicker id={id} shown={shown} kinds="dataset" onChange={onChange} none={id || "choose one"} />
    </div>
  );
}

/** A dataset that is stored by its id, shown by its name. */
export function DatasetById({ id }: { id: string }) {
  const { data } = useQuery(assetQuery(id));
  return data ? <DatasetLink namespace={data.namespace} name={data.name} max={40} /> : <span className="t2 mono">{id}</span>;
}
