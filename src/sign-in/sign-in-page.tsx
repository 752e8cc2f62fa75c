import type { ComponentChildren } from 'preact'
import { words } from './words.ts'
import './sign-in.css'

/** The frame of the screens shown while nobody is signed in. */
export function SignInPage({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="sign-in">
      <header class="sign-in-head">
        <img class="sign-in-mark" src="/icons/icon.svg" alt="" width="80" height="80" />
        <p>{words.appName}</p>
        <h1>{title}</h1>
      </header>
      {children}
    </main>
  )
}
