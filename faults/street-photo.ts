import sharp from 'sharp'
import { jpeg, type Picture } from '../rig/volunteer.ts'

/** A JPEG as a camera gives it, small enough to be made ready at once; every number gives another. */
export async function streetPhoto(seed: number, edge = 640): Promise<Picture> {
  const noise = { type: 'gaussian' as const, mean: 60 + ((seed * 13) % 120), sigma: 40 }
  const image = sharp({
    create: { width: edge, height: Math.round(edge * 0.75), channels: 3, background: '#777', noise },
  })
  return jpeg(`IMG_${seed}.jpg`, await image.jpeg({ quality: 85 }).toBuffer())
}
