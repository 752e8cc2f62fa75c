import { useEffect, useState } from 'preact/hooks'

/** An object URL for bytes kept on this phone, revoked when the bytes change or the part goes; null until there are some. */
export function usePhotoUrl(bytes: ArrayBuffer | null | undefined, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!bytes || bytes.byteLength === 0) {
      setUrl(null)
      return
    }
    // A fresh Blob each time: one read from IndexedDB may be empty in Safari (field lesson 9).
    const fresh = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(fresh)
    return () => URL.revokeObjectURL(fresh)
  }, [bytes, type])
  return url
}
