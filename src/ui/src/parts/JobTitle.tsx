import { useQuery } from "@tanstack/react-query";
import { assetQuery } from "../api/assets";
import { nameParts } from "./names";

const ofOneDataset = /^profile:asset-([0-9a-f-]{36})$/;

/** The name of scheduled work; a profile of one dataset goes by the dataset's name instead of its id. */
export function JobTitle({ name }: { name: string }) {
  const id = ofOneDataset.exec(name)?.[1];
  const asset = useQuery({ ...assetQuery(id ?? ""), enabled: id !== undefined, staleTime: 5 * 60_000 });
  if (id === undefined) return <>{name}</>;
  return (
    <span title={asset.data?.name ?? name}>{asset.data ? `Profile of ${nameParts(asset.data.name).last}` : "Profile of a dataset"}</span>
  );
}
