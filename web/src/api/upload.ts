import { address, Problem } from './client';

/**
 * Sends a file as it is and tells how many bytes have gone out (fetch cannot tell).
 * The returned function stops the sending.
 */
export function sendFile<Answer>(
  path: string,
  file: File,
  onProgress: (sent: number) => void,
): { answer: Promise<Answer>; stop: () => void } {
  const request = new XMLHttpRequest();
  const answer = new Promise<Answer>((resolve, reject) => {
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onerror = () => reject(new Problem(0, 'unreachable', 'the server did not answer'));
    request.onabort = () => reject(new Problem(0, 'stopped', 'the upload was stopped'));
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300 && body !== undefined) resolve(body as Answer);
      else {
        const problem = (body ?? {}) as { code?: string; detail?: string; place?: string };
        reject(new Problem(request.status, problem.code ?? 'unknown', problem.detail ?? '', problem.place ?? null));
      }
    };
  });
  request.open('POST', address(path, { filename: file.name }));
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { answer, stop: () => request.abort() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
