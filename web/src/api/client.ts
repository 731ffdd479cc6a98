/** An error answer of the server (application/problem+json), or "unreachable" when there was no answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Stable, snake_case; the message file has its words under `problem.<code>`. */
    readonly code: string,
    readonly detail: string,
    readonly place: string | null = null,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

export type Query = Record<string, string | number | boolean | string[] | null | undefined>;

interface Options {
  query?: Query;
  /** Sent as JSON, or as it is when a Blob. */
  body?: unknown;
  signal?: AbortSignal;
}

async function request<T>(method: string, path: string, { query, body, signal }: Options = {}): Promise<T> {
  const raw = body instanceof Blob;
  let response: Response;
  try {
    response = await fetch(address(path, query), {
      method,
      signal,
      headers: body === undefined || raw ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, 'unreachable', 'the server did not answer');
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The address of an API path with its query; lists become repeated parameters, empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return text === '' ? `/api${path}` : `/api${path}?${text}`;
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = JSON.parse(text) as { code?: string; detail?: string; title?: string; place?: string; fields?: Record<string, unknown> };
    return new Problem(response.status, body.code ?? 'unknown', body.detail ?? body.title ?? '', body.place ?? null, body.fields ?? {});
  } catch {
    // A proxy in between may answer with a page of its own.
    return new Problem(response.status, response.status >= 502 ? 'unreachable' : 'unknown', text.slice(0, 200));
  }
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown, query?: Query) => request<T>('POST', path, { body, query }),
  patch: <T>(path: string, body: unknown) => request<T>('PATCH', path, { body }),
  delete: <T>(path: string) => request<T>('DELETE', path),
};
