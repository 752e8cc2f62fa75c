import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Phone } from './phone.ts'

export const PhoneContext = createContext<Phone | null>(null)

/** The phone, below the place where somebody is signed in; elsewhere it is a defect to ask. */
export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (!phone) throw new Error('usePhone outside a signed-in screen')
  return phone
}
