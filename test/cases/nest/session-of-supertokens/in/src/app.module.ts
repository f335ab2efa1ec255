import { Module } from '@nestjs/common';
import { SuperTokensModule } from 'supertokens-nestjs';
import Session from 'supertokens-node/recipe/session';

@Module({
  imports: [SuperTokensModule.forRoot({ recipeList: [Session.init()] })],
})
export class AppModule {}
