import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../api/me";

/** Whether who is signed in may change what is said of datasets. Where nobody has to log in, everybody may; the service judges in the end. */
export function useMayEdit(): boolean {
  const me = useQuery(meQuery);
  if (me.data === undefined) return false;
  return me.data === null || me.data.role === "editor" || me.data.role === "ops" || me.data.role === "admin";
}
