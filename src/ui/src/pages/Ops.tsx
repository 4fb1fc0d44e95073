import { PageHead } from "../parts/PageHead";

export function Ops() {
  return <PageHead title="Ops" />;
}
