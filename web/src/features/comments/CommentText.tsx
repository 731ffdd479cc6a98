import { Fragment } from 'react';
import { type Inline, readBlocks } from './markdown';
import classes from './Comments.module.css';

/** The text of a comment with its formatting. Built from parts, never from markup. */
export function CommentText({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {readBlocks(text).map((block, index) => (
        block.kind === 'list'
          ? <ul key={index}>{block.items.map((item, at) => <li key={at}><Parts parts={item} /></li>)}</ul>
          : <p key={index}>{block.lines.map((line, at) => <Fragment key={at}>{at > 0 && <br />}<Parts parts={line} /></Fragment>)}</p>
      ))}
    </div>
  );
}

function Parts({ parts }: { parts: Inline[] }) {
  return parts.map((part, index) => {
    switch (part.kind) {
      case 'text':
        return <Fragment key={index}>{part.text}</Fragment>;
      case 'bold':
        return <strong key={index}><Parts parts={part.content} /></strong>;
      case 'italic':
        return <em key={index}><Parts parts={part.content} /></em>;
      case 'code':
        return <code key={index}>{part.text}</code>;
      case 'link':
        return <a key={index} href={part.address} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a>;
      case 'mention':
        return <span key={index} className={classes.mention}>@{part.name}</span>;
    }
  });
}
