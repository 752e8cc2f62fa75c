export type HandedOver = 'shared' | 'saved' | 'cancelled'

/** Gives a made file to the person: by the system's own sharing where it takes such a file, else as a download. */
export async function handOverFile(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<HandedOver> {
  const file = new File([bytes], name, { type: 'application/octet-stream' })
  if (navigator.canShare?.({ files: [file] })) {
    const shared = await share(file)
    if (shared !== 'failed') return shared
  }
  download(file)
  return 'saved'
}

async function share(file: File): Promise<'shared' | 'cancelled' | 'failed'> {
  try {
    await navigator.share({ files: [file] })
    return 'shared'
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'failed'
  }
}

function download(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000) // after the browser has taken it
}
