import { queryOptions } from "@tanstack/react-query";
import { send } from "./client";
import { Problem } from "./problem";

/** Who is signed in and what they may do. */
export interface Me {
  /** null where nobody has to log in. */
  name: string | null;
  role: "viewer" | "editor" | "ops" | "admin" | "none";
  subscription: string;
  features: string[];
  authentication: "none" | "keys" | "oidc";
}

/** null where the server knows no log-in. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await send<Me>("GET", "/api/me", { signal });
    } catch (error) {
      if (error instanceof Problem && (error.isNotOffered || error.status === 401)) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function signIn(key: string): Promise<Me> {
  return send<Me>("POST", "/api/session", { body: { key } });
}

export function signOut(): Promise<void> {
  return send("DELETE", "/api/session");
}
