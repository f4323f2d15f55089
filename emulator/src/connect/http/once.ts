export type Once = ReturnType<typeof createOnce>;

/** Answers of earlier calls by the caller's ClientToken, so that a retried call does its work once. */
export function createOnce() {
  const answers = new Map<string, unknown>();
  return {
    run<T>(scope: string, clientToken: string | undefined, act: () => T): T {
      if (clientToken === undefined) return act();
      const key = `${scope}\n${clientToken}`;
      if (answers.has(key)) return answers.get(key) as T;
      const answer = act();
      answers.set(key, answer);
      return answer;
    },
    clear: () => answers.clear(),
  };
}
