import classes from './Personas.module.css';

/** The picture of a persona, or its initial. */
export function Portrait({ name, picture, size }: { name: string; picture: string | undefined; size: number }) {
  return picture
    ? <img className={classes.portrait} src={picture} alt="" width={size} height={size} />
    : <span className={classes.portrait} style={{ width: size, height: size, fontSize: size * 0.4 }} aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>;
}
