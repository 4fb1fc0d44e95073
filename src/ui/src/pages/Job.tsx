import { PageHead } from "../parts/PageHead";

export function Job() {
  return <PageHead title="Job" />;
}
