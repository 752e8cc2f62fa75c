import { useEffect, useState } from 'preact/hooks'

/** An address for a photo just taken, revoked when it goes. */
export function useFrameUrl(frame: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!frame) return setUrl(null)
    const fresh = URL.createObjectURL(frame)
    setUrl(fresh)
    return () => URL.revokeObjectURL(fresh)
  }, [frame])
  return url
}
