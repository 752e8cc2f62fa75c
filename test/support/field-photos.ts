import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makePhoto } from '../../rig/made-photo.ts'
import { projectRoot } from '../../rig/project-root.ts'
import { jpeg, type Picture } from '../../rig/volunteer.ts'

/** Photos from real cameras, kept beside the repository where there are any; tests that want them skip otherwise. */
const folder = join(projectRoot(), '../shared/photos')

export const realPhotos = (): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : []

export const realPhoto = (part: string): string | null => realPhotos().find((file) => file.includes(part)) ?? null

/** A real photo when there is one, otherwise a made one with position and time. */
export async function aPhoto(): Promise<Picture | string> {
  return (
    realPhoto('gps-DSCN0010') ?? jpeg('IMG_0001.jpg', await makePhoto({ position: { lat: 28.3705, lng: 121.3545 } }))
  )
}
