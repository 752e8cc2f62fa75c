import { CasePhoto } from '../case-parts/case-photo.tsx'
import { CategoryPicture } from '../case-parts/category-picture.tsx'
import type { ShownPhoto } from '../case-parts/shown-photo.ts'

/** The first photo in small, or the category's picture where there is none to see. */
export function ReportThumb({ photo, categoryId }: { photo: ShownPhoto | undefined; categoryId: string | null }) {
  if (photo && (photo.kept || photo.state === 'stored'))
    return (
      <div class="report-thumb">
        <CasePhoto {...{ photo }} rendition="thumbnail" alt="" />
      </div>
    )
  return (
    <div class="report-thumb report-thumb-none">
      <CategoryPicture id={categoryId} size={56} />
    </div>
  )
}
