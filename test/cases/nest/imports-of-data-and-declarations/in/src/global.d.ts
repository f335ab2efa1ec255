declare const flour: string;
