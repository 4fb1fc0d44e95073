import { PageHead } from "../parts/PageHead";

export function Diff() {
  return <PageHead title="Diff" />;
}
