import { PageHead } from "../parts/PageHead";

export function Cause() {
  return <PageHead title="Cause" />;
}
