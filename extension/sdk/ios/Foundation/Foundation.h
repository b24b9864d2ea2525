// The part of Apple's Foundation framework that extension/src/apple uses, declared for a machine without Apple's SDK.
#pragma once

#import <objc/NSObject.h>

// As in Apple's own header, a typedef has to stand in front: `typedef NS_ENUM(NSInteger, Name) { … };`
#define NS_ENUM(underlying, name) \
	enum name : underlying name; \
	enum name : underlying

@interface NSString : NSObject
@property(readonly) const char *UTF8String;
- (BOOL)isEqualToString:(NSString *)other;
@end

typedef NSString *NSErrorDomain;

@interface NSError : NSObject
@property(readonly, copy) NSErrorDomain domain;
@property(readonly) NSInteger code;
@property(readonly, copy) NSString *localizedDescription;
@end
