/** What of the style sheet a drawing needs when it stands alone. */
const properties = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-size', 'font-weight', 'text-anchor'] as const;
/** A picture of dots has twice as many as the drawing has units, so that it is sharp in print. */
const density = 2;

/** The drawing as a file of its own: styles written out, without what is only there to be pointed at. */
export function pictureOf(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    const target = copies[index]!;
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      if (value !== '') target.setAttribute(property, value);
    }
    for (const name of ['class', 'role', 'tabindex', 'style', 'aria-label', 'aria-pressed']) target.removeAttribute(name);
    for (const { name } of [...target.attributes]) if (name.startsWith('data-')) target.removeAttribute(name);
  });
  const { x, y, width, height } = drawing.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  copy.setAttribute('font-family', 'Inter, Helvetica, Arial, sans-serif');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const place = { x, y, width, height, fill: getComputedStyle(drawing).getPropertyValue('--surface').trim() || '#ffffff' };
  for (const [name, value] of Object.entries(place)) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Hands the drawing to the person as a file. */
export async function savePicture(drawing: SVGSVGElement, form: 'svg' | 'png', title: string): Promise<void> {
  const svg = new Blob([pictureOf(drawing)], { type: 'image/svg+xml' });
  const blob = form === 'svg' ? svg : await asDots(svg, drawing.viewBox.baseVal);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${title}.${form}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function asDots(svg: Blob, { width, height }: DOMRect | SVGRect): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}
