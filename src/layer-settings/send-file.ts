/** What became of sending a file. `status` 0: nothing answered, or it was stopped. */
export type FileAnswer = { status: number; body: unknown }

/**
 * Sends a file as it is and tells how far it is; `fetch` cannot say that. Takes as long as it takes: a map on a slow line
 * needs an hour.
 */
export function sendFile(
  method: 'PUT' | 'POST',
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
  stop: AbortSignal,
): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    }
    request.onloadend = () => resolve({ status: request.status, body: parseOrNull(request.responseText) })
    stop.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
